BEGIN TRANSACTION;
CREATE TABLE accreditation (
	post_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	receiver TEXT NOT NULL, 
	CONSTRAINT pk_accreditation PRIMARY KEY (post_id, position), 
	CONSTRAINT fk_accreditation_post_id FOREIGN KEY(post_id) REFERENCES post (fact_id) ON DELETE CASCADE
);
INSERT INTO "accreditation" VALUES(9,0,'LVA');
INSERT INTO "accreditation" VALUES(9,1,'EST');
INSERT INTO "accreditation" VALUES(48,0,'BEL');
CREATE TABLE actor (
	fact_id INTEGER NOT NULL, 
	report_id INTEGER NOT NULL, 
	local TEXT NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	name TEXT, 
	"key" TEXT, 
	"match" TEXT, 
	states TEXT NOT NULL, 
	reason TEXT, 
	identity_id INTEGER, 
	CONSTRAINT pk_actor PRIMARY KEY (fact_id), 
	CONSTRAINT uq_actor_report_id UNIQUE (report_id, local), 
	CONSTRAINT fk_actor_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE CASCADE, 
	CONSTRAINT fk_actor_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE, 
	CONSTRAINT fk_actor_identity_id FOREIGN KEY(identity_id) REFERENCES identity (id)
);
INSERT INTO "actor" VALUES(1,1,'p1','person','Nurlan Seit','nurlan seit','nurlan seit','KAZ','same name',5);
INSERT INTO "actor" VALUES(2,1,'p2','person','Ilze Ozola','ilze ozola','ilze ozola','LVA','same name',4);
INSERT INTO "actor" VALUES(3,1,'o1','organisation','Saeima','saeima','saeima','LVA','same name',3);
INSERT INTO "actor" VALUES(4,1,'o2','organisation','Acme Rail','acme rail','acme rail','','same name',1);
INSERT INTO "actor" VALUES(5,1,'o3','organisation','KTZ','ktz','ktz','','same name',2);
INSERT INTO "actor" VALUES(6,1,'g1','group','its head','its head',NULL,'',NULL,NULL);
INSERT INTO "actor" VALUES(7,1,'KAZ','state',NULL,'KAZ','KAZ','KAZ','same code',6);
INSERT INTO "actor" VALUES(8,1,'LVA','state',NULL,'LVA','LVA','LVA','same code',7);
INSERT INTO "actor" VALUES(19,2,'p1','person','Margulan Baimukhan','margulan baimukhan','margulan baimukhan','KAZ','same name',25);
INSERT INTO "actor" VALUES(20,2,'p2','person','Yves Cruchten','yves cruchten','yves cruchten','LUX','same name',29);
INSERT INTO "actor" VALUES(21,2,'p3','person','Kassym-Jomart Tokayev','kassym jomart tokayev','kassym jomart tokayev','','same name',24);
INSERT INTO "actor" VALUES(22,2,'p4','person','Beatrice Kirsch','beatrice kirsch','beatrice kirsch','LUX','same name',22);
INSERT INTO "actor" VALUES(23,2,'p5','person','Max Kremer','max kremer','max kremer','','same name',26);
INSERT INTO "actor" VALUES(24,2,'p6','person','Vijay Goyal','vijay goyal','vijay goyal','','same name',28);
INSERT INTO "actor" VALUES(25,2,'p7','person','Salvador Cano','salvador cano','salvador cano','','same name',27);
INSERT INTO "actor" VALUES(26,2,'p8','person','Christian Schwartz','christian schwartz','christian schwartz','','same name',23);
INSERT INTO "actor" VALUES(27,2,'o1','organisation','Kazinform','kazinform','kazinform','','same name',17);
INSERT INTO "actor" VALUES(28,2,'o2','organisation','Kazakh Foreign Ministry','kazakh foreign ministry','kazakh foreign ministry','','same name',16);
INSERT INTO "actor" VALUES(29,2,'o3','organisation','Foreign and European Affairs Committee','foreign and european affairs committee','foreign and european affairs committee','LUX','same name',12);
INSERT INTO "actor" VALUES(30,2,'o4','organisation','Chamber of Deputies','chamber of deputies','chamber of deputies','','same name',10);
INSERT INTO "actor" VALUES(31,2,'o5','organisation','LSAP Party','lsap party','lsap party','','same name',18);
INSERT INTO "actor" VALUES(32,2,'o6','organisation','Foreign Ministry of Luxembourg','foreign ministry of luxembourg','foreign ministry of luxembourg','LUX','same name',13);
INSERT INTO "actor" VALUES(33,2,'o7','organisation','Arendt & Medernach SA','arendt medernach sa','arendt medernach sa','','same name',9);
INSERT INTO "actor" VALUES(34,2,'o8','organisation','Samruk-Kazyna Trust Social','samruk kazyna trust social','samruk kazyna trust social','','same name',20);
INSERT INTO "actor" VALUES(35,2,'o9','organisation','Honorary Consulate of Kazakhstan in Luxembourg','honorary consulate of kazakhstan in luxembourg','honorary consulate of kazakhstan in luxembourg','KAZ','same name',14);
INSERT INTO "actor" VALUES(36,2,'o10','organisation','Arcelor Mittal','arcelor mittal','arcelor mittal','','same name',8);
INSERT INTO "actor" VALUES(37,2,'o11','organisation','Paul Wurth','paul wurth','paul wurth','','same name',19);
INSERT INTO "actor" VALUES(38,2,'o12','organisation','SMS Group','sms group','sms group','','same name',21);
INSERT INTO "actor" VALUES(39,2,'o13','organisation','Embassy of Kazakhstan','embassy of kazakhstan','embassy of kazakhstan','','same name',11);
INSERT INTO "actor" VALUES(40,2,'o14','organisation','Kazakh arm of the steel group','kazakh arm of the steel group','kazakh arm of the steel group','','same name',15);
INSERT INTO "actor" VALUES(41,2,'g1','group','politicians and business people of the Grand Duchy','politicians and business people of the grand duchy',NULL,'',NULL,NULL);
INSERT INTO "actor" VALUES(42,2,'g2','group','compatriots living there','compatriots living there',NULL,'',NULL,NULL);
INSERT INTO "actor" VALUES(43,2,'g3','group','Luxembourg parliamentarians','luxembourg parliamentarians',NULL,'',NULL,NULL);
INSERT INTO "actor" VALUES(44,2,'g4','group','entrepreneurs from Luxembourg','entrepreneurs from luxembourg',NULL,'',NULL,NULL);
INSERT INTO "actor" VALUES(45,2,'g5','group','Kazakh owners','kazakh owners',NULL,'',NULL,NULL);
INSERT INTO "actor" VALUES(46,2,'KAZ','state',NULL,'KAZ','KAZ','KAZ','same code',6);
INSERT INTO "actor" VALUES(47,2,'LUX','state',NULL,'LUX','LUX','LUX','same code',30);
CREATE TABLE attribution (
	report_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	CONSTRAINT pk_attribution PRIMARY KEY (report_id, position), 
	CONSTRAINT fk_attribution_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE
);
INSERT INTO "attribution" VALUES(1,0,'press service');
INSERT INTO "attribution" VALUES(1,1,'embassy');
CREATE TABLE commitment (
	fact_id INTEGER NOT NULL, 
	engagement_id INTEGER, 
	kind VARCHAR(16) NOT NULL, 
	what TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	due TEXT, 
	first_day VARCHAR(10), 
	last_day VARCHAR(10), 
	CONSTRAINT pk_commitment PRIMARY KEY (fact_id), 
	CONSTRAINT fk_commitment_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE CASCADE, 
	CONSTRAINT fk_commitment_engagement_id FOREIGN KEY(engagement_id) REFERENCES engagement (fact_id) ON DELETE CASCADE
);
INSERT INTO "commitment" VALUES(17,13,'pledged','send the books','send the books','2022-08-01','2022-08-01','2022-08-01');
INSERT INTO "commitment" VALUES(84,70,'ready','help bring the two business communities closer to each other','help bring the two business communities closer to each other',NULL,NULL,NULL);
INSERT INTO "commitment" VALUES(85,74,'interested','helping plants in Kazakhstan to cut harmful emissions','helping plants in kazakhstan to cut harmful emissions',NULL,NULL,NULL);
CREATE TABLE commitment_party (
	commitment_id INTEGER NOT NULL, 
	part VARCHAR(2) NOT NULL, 
	position INTEGER NOT NULL, 
	actor_id INTEGER NOT NULL, 
	CONSTRAINT pk_commitment_party PRIMARY KEY (commitment_id, part, position), 
	CONSTRAINT fk_commitment_party_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (fact_id) ON DELETE CASCADE, 
	CONSTRAINT fk_commitment_party_actor_id FOREIGN KEY(actor_id) REFERENCES actor (fact_id) ON DELETE CASCADE
);
INSERT INTO "commitment_party" VALUES(17,'by',0,1);
INSERT INTO "commitment_party" VALUES(17,'to',0,2);
INSERT INTO "commitment_party" VALUES(17,'to',1,3);
INSERT INTO "commitment_party" VALUES(84,'by',0,23);
INSERT INTO "commitment_party" VALUES(85,'by',0,25);
INSERT INTO "commitment_party" VALUES(85,'by',1,26);
CREATE TABLE engagement (
	fact_id INTEGER NOT NULL, 
	local TEXT NOT NULL, 
	form VARCHAR(16) NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	part_of_id INTEGER, 
	date TEXT, 
	date_basis VARCHAR(16), 
	first_day VARCHAR(10), 
	last_day VARCHAR(10), 
	place TEXT, 
	place_state TEXT, 
	CONSTRAINT pk_engagement PRIMARY KEY (fact_id), 
	CONSTRAINT fk_engagement_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE CASCADE, 
	CONSTRAINT fk_engagement_part_of_id FOREIGN KEY(part_of_id) REFERENCES engagement (fact_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "engagement" VALUES(13,'e1','meeting','held',14,'2022-06-10','resolved','2022-06-10','2022-06-10','Riga','LVA');
INSERT INTO "engagement" VALUES(14,'e2','visit','proposed',NULL,NULL,NULL,NULL,NULL,'Kazakhstan','KAZ');
INSERT INTO "engagement" VALUES(15,'e3','meeting','held',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "engagement" VALUES(66,'e0','visit','held',NULL,NULL,NULL,NULL,NULL,'Luxembourg','LUX');
INSERT INTO "engagement" VALUES(67,'e1','meeting','held',66,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "engagement" VALUES(68,'e2','visit','proposed',NULL,NULL,NULL,NULL,NULL,'Kazakhstan','KAZ');
INSERT INTO "engagement" VALUES(69,'e3','meeting','held',66,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "engagement" VALUES(70,'e4','meeting','held',66,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "engagement" VALUES(71,'e5','visit','scheduled',NULL,NULL,NULL,NULL,NULL,'Kazakhstan','KAZ');
INSERT INTO "engagement" VALUES(72,'e6','visit','held',66,NULL,NULL,NULL,NULL,'Honorary Consulate of Kazakhstan in Luxembourg','LUX');
INSERT INTO "engagement" VALUES(73,'e7','briefing','held',66,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "engagement" VALUES(74,'e8','meeting','held',66,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "engagement" VALUES(75,'e9','ceremony','held',66,NULL,NULL,NULL,NULL,'Luxembourg','LUX');
CREATE TABLE engagement_topic (
	engagement_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	topic_id INTEGER NOT NULL, 
	CONSTRAINT pk_engagement_topic PRIMARY KEY (engagement_id, position), 
	CONSTRAINT fk_engagement_topic_engagement_id FOREIGN KEY(engagement_id) REFERENCES engagement (fact_id) ON DELETE CASCADE, 
	CONSTRAINT fk_engagement_topic_topic_id FOREIGN KEY(topic_id) REFERENCES topic (fact_id) ON DELETE CASCADE
);
INSERT INTO "engagement_topic" VALUES(13,0,12);
INSERT INTO "engagement_topic" VALUES(67,0,57);
INSERT INTO "engagement_topic" VALUES(67,1,58);
INSERT INTO "engagement_topic" VALUES(69,0,59);
INSERT INTO "engagement_topic" VALUES(70,0,60);
INSERT INTO "engagement_topic" VALUES(70,1,61);
INSERT INTO "engagement_topic" VALUES(70,2,62);
INSERT INTO "engagement_topic" VALUES(72,0,63);
INSERT INTO "engagement_topic" VALUES(72,1,64);
INSERT INTO "engagement_topic" VALUES(73,0,65);
CREATE TABLE evidence (
	fact_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	stop INTEGER NOT NULL, 
	CONSTRAINT pk_evidence PRIMARY KEY (fact_id, position), 
	CONSTRAINT fk_evidence_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE CASCADE
);
INSERT INTO "evidence" VALUES(1,0,59,70);
INSERT INTO "evidence" VALUES(2,0,102,112);
INSERT INTO "evidence" VALUES(3,0,95,101);
INSERT INTO "evidence" VALUES(4,0,316,325);
INSERT INTO "evidence" VALUES(5,0,340,343);
INSERT INTO "evidence" VALUES(6,0,364,372);
INSERT INTO "evidence" VALUES(7,0,48,58);
INSERT INTO "evidence" VALUES(9,0,0,10);
INSERT INTO "evidence" VALUES(10,0,17,24);
INSERT INTO "evidence" VALUES(11,0,17,24);
INSERT INTO "evidence" VALUES(12,0,148,162);
INSERT INTO "evidence" VALUES(13,0,71,74);
INSERT INTO "evidence" VALUES(14,0,193,198);
INSERT INTO "evidence" VALUES(15,0,349,360);
INSERT INTO "evidence" VALUES(16,0,258,266);
INSERT INTO "evidence" VALUES(17,0,283,297);
INSERT INTO "evidence" VALUES(18,0,327,339);
INSERT INTO "evidence" VALUES(19,0,38,43);
INSERT INTO "evidence" VALUES(19,1,118,136);
INSERT INTO "evidence" VALUES(19,2,347,356);
INSERT INTO "evidence" VALUES(19,3,667,676);
INSERT INTO "evidence" VALUES(19,4,905,907);
INSERT INTO "evidence" VALUES(19,5,1000,1002);
INSERT INTO "evidence" VALUES(19,6,1510,1524);
INSERT INTO "evidence" VALUES(19,7,2040,2049);
INSERT INTO "evidence" VALUES(19,8,2287,2290);
INSERT INTO "evidence" VALUES(19,9,2547,2561);
INSERT INTO "evidence" VALUES(19,10,2799,2808);
INSERT INTO "evidence" VALUES(19,11,2942,2954);
INSERT INTO "evidence" VALUES(20,0,377,390);
INSERT INTO "evidence" VALUES(20,1,1092,1100);
INSERT INTO "evidence" VALUES(20,2,1115,1117);
INSERT INTO "evidence" VALUES(20,3,1169,1172);
INSERT INTO "evidence" VALUES(21,0,736,757);
INSERT INTO "evidence" VALUES(22,0,1384,1399);
INSERT INTO "evidence" VALUES(23,0,1464,1474);
INSERT INTO "evidence" VALUES(23,1,1778,1784);
INSERT INTO "evidence" VALUES(23,2,1960,1967);
INSERT INTO "evidence" VALUES(24,0,2214,2225);
INSERT INTO "evidence" VALUES(25,0,2441,2454);
INSERT INTO "evidence" VALUES(25,1,2580,2585);
INSERT INTO "evidence" VALUES(25,2,2662,2666);
INSERT INTO "evidence" VALUES(25,3,2822,2826);
INSERT INTO "evidence" VALUES(26,0,2459,2477);
INSERT INTO "evidence" VALUES(26,1,2580,2585);
INSERT INTO "evidence" VALUES(26,2,2662,2666);
INSERT INTO "evidence" VALUES(26,3,2822,2826);
INSERT INTO "evidence" VALUES(27,0,275,284);
INSERT INTO "evidence" VALUES(28,0,321,344);
INSERT INTO "evidence" VALUES(29,0,408,446);
INSERT INTO "evidence" VALUES(30,0,463,482);
INSERT INTO "evidence" VALUES(31,0,504,514);
INSERT INTO "evidence" VALUES(32,0,1426,1456);
INSERT INTO "evidence" VALUES(33,0,1487,1508);
INSERT INTO "evidence" VALUES(33,1,1799,1820);
INSERT INTO "evidence" VALUES(34,0,1870,1896);
INSERT INTO "evidence" VALUES(35,0,2069,2115);
INSERT INTO "evidence" VALUES(36,0,2254,2268);
INSERT INTO "evidence" VALUES(36,1,2380,2391);
INSERT INTO "evidence" VALUES(37,0,2507,2517);
INSERT INTO "evidence" VALUES(38,0,2522,2531);
INSERT INTO "evidence" VALUES(39,0,3081,3102);
INSERT INTO "evidence" VALUES(40,0,2338,2367);
INSERT INTO "evidence" VALUES(41,0,191,241);
INSERT INTO "evidence" VALUES(42,0,249,273);
INSERT INTO "evidence" VALUES(43,0,545,572);
INSERT INTO "evidence" VALUES(44,0,1633,1662);
INSERT INTO "evidence" VALUES(45,0,3055,3068);
INSERT INTO "evidence" VALUES(46,0,82,92);
INSERT INTO "evidence" VALUES(46,1,321,327);
INSERT INTO "evidence" VALUES(46,2,589,599);
INSERT INTO "evidence" VALUES(46,3,936,946);
INSERT INTO "evidence" VALUES(46,4,1136,1142);
INSERT INTO "evidence" VALUES(46,5,1254,1264);
INSERT INTO "evidence" VALUES(46,6,1541,1547);
INSERT INTO "evidence" VALUES(46,7,1689,1699);
INSERT INTO "evidence" VALUES(46,8,1853,1863);
INSERT INTO "evidence" VALUES(46,9,2091,2101);
INSERT INTO "evidence" VALUES(46,10,2338,2344);
INSERT INTO "evidence" VALUES(46,11,2624,2634);
INSERT INTO "evidence" VALUES(46,12,2706,2712);
INSERT INTO "evidence" VALUES(46,13,2762,2772);
INSERT INTO "evidence" VALUES(46,14,3007,3013);
INSERT INTO "evidence" VALUES(46,15,3055,3061);
INSERT INTO "evidence" VALUES(46,16,3092,3102);
INSERT INTO "evidence" VALUES(46,17,3132,3138);
INSERT INTO "evidence" VALUES(47,0,46,56);
INSERT INTO "evidence" VALUES(47,1,168,178);
INSERT INTO "evidence" VALUES(47,2,230,241);
INSERT INTO "evidence" VALUES(47,3,450,460);
INSERT INTO "evidence" VALUES(47,4,545,555);
INSERT INTO "evidence" VALUES(47,5,1446,1456);
INSERT INTO "evidence" VALUES(47,6,1552,1562);
INSERT INTO "evidence" VALUES(47,7,1652,1662);
INSERT INTO "evidence" VALUES(47,8,2105,2115);
INSERT INTO "evidence" VALUES(47,9,2152,2162);
INSERT INTO "evidence" VALUES(47,10,3039,3049);
INSERT INTO "evidence" VALUES(47,11,3162,3172);
INSERT INTO "evidence" VALUES(48,0,82,116);
INSERT INTO "evidence" VALUES(49,0,392,482);
INSERT INTO "evidence" VALUES(50,0,487,514);
INSERT INTO "evidence" VALUES(51,0,726,735);
INSERT INTO "evidence" VALUES(52,0,1401,1456);
INSERT INTO "evidence" VALUES(53,0,1476,1508);
INSERT INTO "evidence" VALUES(54,0,2227,2280);
INSERT INTO "evidence" VALUES(55,0,2479,2501);
INSERT INTO "evidence" VALUES(56,0,2479,2501);
INSERT INTO "evidence" VALUES(57,0,526,599);
INSERT INTO "evidence" VALUES(58,0,607,665);
INSERT INTO "evidence" VALUES(59,0,1288,1360);
INSERT INTO "evidence" VALUES(60,0,1537,1604);
INSERT INTO "evidence" VALUES(61,0,1606,1699);
INSERT INTO "evidence" VALUES(62,0,1705,1776);
INSERT INTO "evidence" VALUES(63,0,2123,2162);
INSERT INTO "evidence" VALUES(64,0,2167,2204);
INSERT INTO "evidence" VALUES(65,0,2305,2367);
INSERT INTO "evidence" VALUES(66,0,57,66);
INSERT INTO "evidence" VALUES(66,1,152,164);
INSERT INTO "evidence" VALUES(67,0,359,371);
INSERT INTO "evidence" VALUES(68,0,579,585);
INSERT INTO "evidence" VALUES(69,0,1366,1378);
INSERT INTO "evidence" VALUES(70,0,1525,1536);
INSERT INTO "evidence" VALUES(71,0,1610,1627);
INSERT INTO "evidence" VALUES(72,0,2055,2064);
INSERT INTO "evidence" VALUES(73,0,2282,2286);
INSERT INTO "evidence" VALUES(73,1,2291,2301);
INSERT INTO "evidence" VALUES(74,0,2533,2546);
INSERT INTO "evidence" VALUES(75,0,3019,3035);
INSERT INTO "evidence" VALUES(76,0,687,903);
INSERT INTO "evidence" VALUES(77,0,917,1090);
INSERT INTO "evidence" VALUES(78,0,1132,1150);
INSERT INTO "evidence" VALUES(79,0,1179,1285);
INSERT INTO "evidence" VALUES(80,0,1799,1863);
INSERT INTO "evidence" VALUES(81,0,2681,2719);
INSERT INTO "evidence" VALUES(82,0,2827,2939);
INSERT INTO "evidence" VALUES(83,0,3107,3172);
INSERT INTO "evidence" VALUES(84,0,1977,2037);
INSERT INTO "evidence" VALUES(85,0,2744,2797);
INSERT INTO "evidence" VALUES(86,0,1903,1936);
INSERT INTO "evidence" VALUES(87,0,2334,2367);
CREATE TABLE fact (
	id INTEGER NOT NULL, 
	report_id INTEGER NOT NULL, 
	section VARCHAR(16) NOT NULL, 
	position INTEGER NOT NULL, 
	confidence FLOAT, 
	finder TEXT, 
	CONSTRAINT pk_fact PRIMARY KEY (id), 
	CONSTRAINT uq_fact_report_id UNIQUE (report_id, section, position), 
	CONSTRAINT fk_fact_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE
);
INSERT INTO "fact" VALUES(1,1,'actors',0,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(2,1,'actors',1,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(3,1,'actors',2,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(4,1,'actors',3,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(5,1,'actors',4,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(6,1,'actors',5,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(7,1,'actors',6,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(8,1,'actors',7,NULL,NULL);
INSERT INTO "fact" VALUES(9,1,'posts',0,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(10,1,'posts',1,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(11,1,'posts',2,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(12,1,'topics',0,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(13,1,'engagements',0,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(14,1,'engagements',1,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(15,1,'engagements',2,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(16,1,'statements',0,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(17,1,'commitments',0,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(18,1,'ties',0,0.875,'rule:test/1');
INSERT INTO "fact" VALUES(19,2,'actors',0,NULL,NULL);
INSERT INTO "fact" VALUES(20,2,'actors',1,NULL,NULL);
INSERT INTO "fact" VALUES(21,2,'actors',2,NULL,NULL);
INSERT INTO "fact" VALUES(22,2,'actors',3,NULL,NULL);
INSERT INTO "fact" VALUES(23,2,'actors',4,NULL,NULL);
INSERT INTO "fact" VALUES(24,2,'actors',5,NULL,NULL);
INSERT INTO "fact" VALUES(25,2,'actors',6,NULL,NULL);
INSERT INTO "fact" VALUES(26,2,'actors',7,NULL,NULL);
INSERT INTO "fact" VALUES(27,2,'actors',8,NULL,NULL);
INSERT INTO "fact" VALUES(28,2,'actors',9,NULL,NULL);
INSERT INTO "fact" VALUES(29,2,'actors',10,NULL,NULL);
INSERT INTO "fact" VALUES(30,2,'actors',11,NULL,NULL);
INSERT INTO "fact" VALUES(31,2,'actors',12,NULL,NULL);
INSERT INTO "fact" VALUES(32,2,'actors',13,NULL,NULL);
INSERT INTO "fact" VALUES(33,2,'actors',14,NULL,NULL);
INSERT INTO "fact" VALUES(34,2,'actors',15,NULL,NULL);
INSERT INTO "fact" VALUES(35,2,'actors',16,NULL,NULL);
INSERT INTO "fact" VALUES(36,2,'actors',17,NULL,NULL);
INSERT INTO "fact" VALUES(37,2,'actors',18,NULL,NULL);
INSERT INTO "fact" VALUES(38,2,'actors',19,NULL,NULL);
INSERT INTO "fact" VALUES(39,2,'actors',20,NULL,NULL);
INSERT INTO "fact" VALUES(40,2,'actors',21,NULL,NULL);
INSERT INTO "fact" VALUES(41,2,'actors',22,NULL,NULL);
INSERT INTO "fact" VALUES(42,2,'actors',23,NULL,NULL);
INSERT INTO "fact" VALUES(43,2,'actors',24,NULL,NULL);
INSERT INTO "fact" VALUES(44,2,'actors',25,NULL,NULL);
INSERT INTO "fact" VALUES(45,2,'actors',26,NULL,NULL);
INSERT INTO "fact" VALUES(46,2,'actors',27,NULL,NULL);
INSERT INTO "fact" VALUES(47,2,'actors',28,NULL,NULL);
INSERT INTO "fact" VALUES(48,2,'posts',0,NULL,NULL);
INSERT INTO "fact" VALUES(49,2,'posts',1,NULL,NULL);
INSERT INTO "fact" VALUES(50,2,'posts',2,NULL,NULL);
INSERT INTO "fact" VALUES(51,2,'posts',3,NULL,NULL);
INSERT INTO "fact" VALUES(52,2,'posts',4,NULL,NULL);
INSERT INTO "fact" VALUES(53,2,'posts',5,NULL,NULL);
INSERT INTO "fact" VALUES(54,2,'posts',6,NULL,NULL);
INSERT INTO "fact" VALUES(55,2,'posts',7,NULL,NULL);
INSERT INTO "fact" VALUES(56,2,'posts',8,NULL,NULL);
INSERT INTO "fact" VALUES(57,2,'topics',0,NULL,NULL);
INSERT INTO "fact" VALUES(58,2,'topics',1,NULL,NULL);
INSERT INTO "fact" VALUES(59,2,'topics',2,NULL,NULL);
INSERT INTO "fact" VALUES(60,2,'topics',3,NULL,NULL);
INSERT INTO "fact" VALUES(61,2,'topics',4,NULL,NULL);
INSERT INTO "fact" VALUES(62,2,'topics',5,NULL,NULL);
INSERT INTO "fact" VALUES(63,2,'topics',6,NULL,NULL);
INSERT INTO "fact" VALUES(64,2,'topics',7,NULL,NULL);
INSERT INTO "fact" VALUES(65,2,'topics',8,NULL,NULL);
INSERT INTO "fact" VALUES(66,2,'engagements',0,NULL,NULL);
INSERT INTO "fact" VALUES(67,2,'engagements',1,NULL,NULL);
INSERT INTO "fact" VALUES(68,2,'engagements',2,NULL,NULL);
INSERT INTO "fact" VALUES(69,2,'engagements',3,NULL,NULL);
INSERT INTO "fact" VALUES(70,2,'engagements',4,NULL,NULL);
INSERT INTO "fact" VALUES(71,2,'engagements',5,NULL,NULL);
INSERT INTO "fact" VALUES(72,2,'engagements',6,NULL,NULL);
INSERT INTO "fact" VALUES(73,2,'engagements',7,NULL,NULL);
INSERT INTO "fact" VALUES(74,2,'engagements',8,NULL,NULL);
INSERT INTO "fact" VALUES(75,2,'engagements',9,NULL,NULL);
INSERT INTO "fact" VALUES(76,2,'statements',0,NULL,NULL);
INSERT INTO "fact" VALUES(77,2,'statements',1,NULL,NULL);
INSERT INTO "fact" VALUES(78,2,'statements',2,NULL,NULL);
INSERT INTO "fact" VALUES(79,2,'statements',3,NULL,NULL);
INSERT INTO "fact" VALUES(80,2,'statements',4,NULL,NULL);
INSERT INTO "fact" VALUES(81,2,'statements',5,NULL,NULL);
INSERT INTO "fact" VALUES(82,2,'statements',6,NULL,NULL);
INSERT INTO "fact" VALUES(83,2,'statements',7,NULL,NULL);
INSERT INTO "fact" VALUES(84,2,'commitments',0,NULL,NULL);
INSERT INTO "fact" VALUES(85,2,'commitments',1,NULL,NULL);
INSERT INTO "fact" VALUES(86,2,'ties',0,NULL,NULL);
INSERT INTO "fact" VALUES(87,2,'ties',1,NULL,NULL);
CREATE TABLE identity (
	id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	"match" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	states TEXT NOT NULL, 
	CONSTRAINT pk_identity PRIMARY KEY (id)
);
INSERT INTO "identity" VALUES(1,'organisation','acme rail','Acme Rail','');
INSERT INTO "identity" VALUES(2,'organisation','ktz','KTZ','');
INSERT INTO "identity" VALUES(3,'organisation','saeima','Saeima','LVA');
INSERT INTO "identity" VALUES(4,'person','ilze ozola','Ilze Ozola','LVA');
INSERT INTO "identity" VALUES(5,'person','nurlan seit','Nurlan Seit','KAZ');
INSERT INTO "identity" VALUES(6,'state','KAZ','KAZ','KAZ');
INSERT INTO "identity" VALUES(7,'state','LVA','LVA','LVA');
INSERT INTO "identity" VALUES(8,'organisation','arcelor mittal','Arcelor Mittal','');
INSERT INTO "identity" VALUES(9,'organisation','arendt medernach sa','Arendt & Medernach SA','');
INSERT INTO "identity" VALUES(10,'organisation','chamber of deputies','Chamber of Deputies','');
INSERT INTO "identity" VALUES(11,'organisation','embassy of kazakhstan','Embassy of Kazakhstan','');
INSERT INTO "identity" VALUES(12,'organisation','foreign and european affairs committee','Foreign and European Affairs Committee','LUX');
INSERT INTO "identity" VALUES(13,'organisation','foreign ministry of luxembourg','Foreign Ministry of Luxembourg','LUX');
INSERT INTO "identity" VALUES(14,'organisation','honorary consulate of kazakhstan in luxembourg','Honorary Consulate of Kazakhstan in Luxembourg','KAZ');
INSERT INTO "identity" VALUES(15,'organisation','kazakh arm of the steel group','Kazakh arm of the steel group','');
INSERT INTO "identity" VALUES(16,'organisation','kazakh foreign ministry','Kazakh Foreign Ministry','');
INSERT INTO "identity" VALUES(17,'organisation','kazinform','Kazinform','');
INSERT INTO "identity" VALUES(18,'organisation','lsap party','LSAP Party','');
INSERT INTO "identity" VALUES(19,'organisation','paul wurth','Paul Wurth','');
INSERT INTO "identity" VALUES(20,'organisation','samruk kazyna trust social','Samruk-Kazyna Trust Social','');
INSERT INTO "identity" VALUES(21,'organisation','sms group','SMS Group','');
INSERT INTO "identity" VALUES(22,'person','beatrice kirsch','Beatrice Kirsch','LUX');
INSERT INTO "identity" VALUES(23,'person','christian schwartz','Christian Schwartz','');
INSERT INTO "identity" VALUES(24,'person','kassym jomart tokayev','Kassym-Jomart Tokayev','');
INSERT INTO "identity" VALUES(25,'person','margulan baimukhan','Margulan Baimukhan','KAZ');
INSERT INTO "identity" VALUES(26,'person','max kremer','Max Kremer','');
INSERT INTO "identity" VALUES(27,'person','salvador cano','Salvador Cano','');
INSERT INTO "identity" VALUES(28,'person','vijay goyal','Vijay Goyal','');
INSERT INTO "identity" VALUES(29,'person','yves cruchten','Yves Cruchten','LUX');
INSERT INTO "identity" VALUES(30,'state','LUX','LUX','LUX');
CREATE TABLE party (
	engagement_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	actor_id INTEGER NOT NULL, 
	side TEXT, 
	side_key TEXT, 
	role VARCHAR(16) NOT NULL, 
	CONSTRAINT pk_party PRIMARY KEY (engagement_id, position), 
	CONSTRAINT fk_party_engagement_id FOREIGN KEY(engagement_id) REFERENCES engagement (fact_id) ON DELETE CASCADE, 
	CONSTRAINT fk_party_actor_id FOREIGN KEY(actor_id) REFERENCES actor (fact_id) ON DELETE CASCADE
);
INSERT INTO "party" VALUES(13,0,1,'KAZ','kaz','participant');
INSERT INTO "party" VALUES(13,1,2,'LVA','lva','host');
INSERT INTO "party" VALUES(14,0,2,'LVA','lva','visitor');
INSERT INTO "party" VALUES(15,0,4,'Acme Rail','acme rail','participant');
INSERT INTO "party" VALUES(15,1,6,NULL,NULL,'participant');
INSERT INTO "party" VALUES(66,0,19,'KAZ','kaz','visitor');
INSERT INTO "party" VALUES(67,0,19,'KAZ','kaz','participant');
INSERT INTO "party" VALUES(67,1,20,'LUX','lux','participant');
INSERT INTO "party" VALUES(68,0,43,'LUX','lux','visitor');
INSERT INTO "party" VALUES(69,0,19,'KAZ','kaz','participant');
INSERT INTO "party" VALUES(69,1,22,'LUX','lux','participant');
INSERT INTO "party" VALUES(70,0,19,'KAZ','kaz','participant');
INSERT INTO "party" VALUES(70,1,23,'Arendt & Medernach SA','arendt medernach sa','participant');
INSERT INTO "party" VALUES(71,0,44,'LUX','lux','visitor');
INSERT INTO "party" VALUES(72,0,19,'KAZ','kaz','visitor');
INSERT INTO "party" VALUES(72,1,35,'KAZ','kaz','host');
INSERT INTO "party" VALUES(73,0,24,'Arcelor Mittal','arcelor mittal','participant');
INSERT INTO "party" VALUES(73,1,19,'KAZ','kaz','recipient');
INSERT INTO "party" VALUES(74,0,19,'KAZ','kaz','participant');
INSERT INTO "party" VALUES(74,1,25,NULL,NULL,'participant');
INSERT INTO "party" VALUES(74,2,26,NULL,NULL,'participant');
INSERT INTO "party" VALUES(75,0,19,'KAZ','kaz','participant');
INSERT INTO "party" VALUES(75,1,45,NULL,NULL,'participant');
CREATE TABLE post (
	fact_id INTEGER NOT NULL, 
	holder_id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	organisation_id INTEGER, 
	state TEXT, 
	former BOOLEAN NOT NULL, 
	CONSTRAINT pk_post PRIMARY KEY (fact_id), 
	CONSTRAINT fk_post_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE CASCADE, 
	CONSTRAINT fk_post_holder_id FOREIGN KEY(holder_id) REFERENCES actor (fact_id) ON DELETE CASCADE, 
	CONSTRAINT fk_post_organisation_id FOREIGN KEY(organisation_id) REFERENCES actor (fact_id) ON DELETE CASCADE
);
INSERT INTO "post" VALUES(9,1,'Ambassador',NULL,'KAZ',0);
INSERT INTO "post" VALUES(10,2,'Speaker',3,'LVA',0);
INSERT INTO "post" VALUES(11,2,'Mayor',NULL,NULL,1);
INSERT INTO "post" VALUES(48,19,'Ambassador',NULL,'KAZ',0);
INSERT INTO "post" VALUES(49,20,'Chairman',29,'LUX',0);
INSERT INTO "post" VALUES(50,20,'President',31,NULL,0);
INSERT INTO "post" VALUES(51,21,'President',NULL,NULL,0);
INSERT INTO "post" VALUES(52,22,'Chief of Protocol',32,'LUX',0);
INSERT INTO "post" VALUES(53,23,'partner',33,NULL,0);
INSERT INTO "post" VALUES(54,24,'Chief Executive Officer',36,NULL,0);
INSERT INTO "post" VALUES(55,25,'senior vice presidents',NULL,NULL,0);
INSERT INTO "post" VALUES(56,26,'senior vice presidents',NULL,NULL,0);
CREATE TABLE report (
	id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	source TEXT NOT NULL, 
	title TEXT, 
	published VARCHAR(32), 
	outlet TEXT, 
	language VARCHAR(32), 
	text TEXT NOT NULL, 
	extractor TEXT NOT NULL, 
	first_read VARCHAR(32) NOT NULL, 
	last_read VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_report PRIMARY KEY (id), 
	CONSTRAINT uq_report_sha256 UNIQUE (sha256)
);
INSERT INTO "report" VALUES(1,'017390fa7b20a77fa1aa8ca5f2bf7b992d57ee520439bb70d7e6f5f2339ad869','seed.txt','Ambassador meets Speaker in Riga','2022-06-12','Steppe News','en','Ambassador meets Speaker in Riga

Ambassador of Kazakhstan Nurlan Seit met with Speaker of the Saeima Ilze Ozola on 10 June in Riga.
They discussed trade in grain. Mr Seit invited Mrs Ozola to visit Kazakhstan in autumn.
Mrs Ozola thanked the Ambassador for the gift. He promised to send the books by 1 August 2022.
Acme Rail, a partner of KTZ, was represented by its head.
','1','2026-11-25T20:51:14+00:00','2026-11-25T20:51:14+00:00');
INSERT INTO "report" VALUES(2,'c65826d3a9a859725972364d4b3885ed843b45a1f7eef6c21dfa5bf59589aa19','ex-01.report','Parliament, steel and a restaurant on envoy''s Luxembourg programme','2022-06-12','Kazinform',NULL,'Parliament, steel and a restaurant on envoy''s Luxembourg programme

12 June 2022. Kazakhstan''s Ambassador to Belgium, Margulan Baimukhan, has been on a working trip to Luxembourg, talking to politicians and business people of the Grand Duchy and to compatriots living there, Kazinform was told by the press office of the Kazakh Foreign Ministry.

The envoy''s conversation with Yves Cruchten, Chairman of the Foreign and European Affairs Committee in Luxembourg''s Chamber of Deputies and President of the LSAP Party, turned on whether a group of Luxembourg parliamentarians might travel to Kazakhstan and on ways to widen cooperation, both bilateral and multilateral. The guest described the political reforms set in motion by President Kassym-Jomart Tokayev, how quickly the economy and the social sphere are moving, what the country offers in transport and logistics and how far digitalization has gone. He dwelt on the shaping of New Kazakhstan and the outcome of the republican referendum, which, he argued, makes democracy, the rule of law and the institutions of civil society stronger. Cruchten answered that he was following the Kazakh reforms with interest; to his mind, a republican referendum is proof that both the politics and the economy of Kazakhstan stand on firm ground.

The organization and protocol of bilateral and multilateral events ahead were gone through with Beatrice Kirsch, Chief of Protocol at the Foreign Ministry of Luxembourg.

With Max Kremer, partner at Arendt & Medernach SA, the Ambassador talked over how Kazakh and Luxembourg companies could do more business together, the business missions that entrepreneurs from Luxembourg will shortly undertake to Kazakhstan, and economic relations between the two states while the world is in turmoil. Kremer recalled that Arendt & Medernach SA works actively with partners in Kazakhstan – the Samruk-Kazyna Trust Social fund, its companion in several projects, is one – and declared himself ready to help bring the two business communities closer to each other.

Baimukhan also called at the Honorary Consulate of Kazakhstan in Luxembourg, where plans for cultural events in Luxembourg and economic initiatives of the two sides came up. Vijay Goyal, Chief Executive Officer of Arcelor Mittal for the CIS, gave him an account of the technological renewal of the Kazakh arm of the steel group and of what the company does for social causes in the Karaganda region.

Salvador Cano and Christian Schwartz, senior vice presidents from Paul Wurth and SMS Group, sat down with the Ambassador and reviewed what their firms have achieved over the years in Kazakhstan, Europe, America and Asia. Both would welcome a larger presence on the Kazakh market and take an interest in helping plants in Kazakhstan to cut harmful emissions. Baimukhan impressed on them how much green technologies matter to a country that has bound itself by a Doctrine to carbon neutrality by 2060.

The diplomat was among the guests when the first restaurant with Kazakh food opened its doors in Luxembourg. Its Kazakh owners thanked the Embassy of Kazakhstan for standing behind what the Kazakh diaspora undertakes in Luxembourg.','1','2026-11-25T20:51:15+00:00','2026-11-25T20:51:15+00:00');
CREATE TABLE schema_version (
	version INTEGER NOT NULL, 
	CONSTRAINT pk_schema_version PRIMARY KEY (version)
);
INSERT INTO "schema_version" VALUES(1);
CREATE TABLE statement (
	fact_id INTEGER NOT NULL, 
	engagement_id INTEGER, 
	speaker_id INTEGER NOT NULL, 
	addressee_id INTEGER, 
	act VARCHAR(32) NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_statement PRIMARY KEY (fact_id), 
	CONSTRAINT fk_statement_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE CASCADE, 
	CONSTRAINT fk_statement_engagement_id FOREIGN KEY(engagement_id) REFERENCES engagement (fact_id) ON DELETE CASCADE, 
	CONSTRAINT fk_statement_speaker_id FOREIGN KEY(speaker_id) REFERENCES actor (fact_id) ON DELETE CASCADE, 
	CONSTRAINT fk_statement_addressee_id FOREIGN KEY(addressee_id) REFERENCES actor (fact_id) ON DELETE CASCADE
);
INSERT INTO "statement" VALUES(16,13,2,1,'thank','the gift');
INSERT INTO "statement" VALUES(76,67,19,20,'inform','the political reforms set in motion by President Kassym-Jomart Tokayev, how quickly the economy and the social sphere are moving, what the country offers in transport and logistics and how far digitalization has gone');
INSERT INTO "statement" VALUES(77,67,19,20,'stress','the shaping of New Kazakhstan and the outcome of the republican referendum, which, he argued, makes democracy, the rule of law and the institutions of civil society stronger');
INSERT INTO "statement" VALUES(78,67,20,19,'express-interest','the Kazakh reforms');
INSERT INTO "statement" VALUES(79,67,20,19,'stress','a republican referendum is proof that both the politics and the economy of Kazakhstan stand on firm ground');
INSERT INTO "statement" VALUES(80,70,23,NULL,'note','Arendt & Medernach SA works actively with partners in Kazakhstan');
INSERT INTO "statement" VALUES(81,74,25,NULL,'express-interest','a larger presence on the Kazakh market');
INSERT INTO "statement" VALUES(82,74,19,NULL,'stress','how much green technologies matter to a country that has bound itself by a Doctrine to carbon neutrality by 2060');
INSERT INTO "statement" VALUES(83,75,45,39,'thank','standing behind what the Kazakh diaspora undertakes in Luxembourg');
CREATE TABLE tie (
	fact_id INTEGER NOT NULL, 
	from_id INTEGER NOT NULL, 
	to_id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	words TEXT NOT NULL, 
	CONSTRAINT pk_tie PRIMARY KEY (fact_id), 
	CONSTRAINT fk_tie_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE CASCADE, 
	CONSTRAINT fk_tie_from_id FOREIGN KEY(from_id) REFERENCES actor (fact_id) ON DELETE CASCADE, 
	CONSTRAINT fk_tie_to_id FOREIGN KEY(to_id) REFERENCES actor (fact_id) ON DELETE CASCADE
);
INSERT INTO "tie" VALUES(18,4,5,'partner','a partner of');
INSERT INTO "tie" VALUES(86,33,34,'partner','its companion in several projects');
INSERT INTO "tie" VALUES(87,40,36,'part-of','the Kazakh arm of the steel group');
CREATE TABLE topic (
	fact_id INTEGER NOT NULL, 
	local TEXT NOT NULL, 
	phrase TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT pk_topic PRIMARY KEY (fact_id), 
	CONSTRAINT fk_topic_fact_id FOREIGN KEY(fact_id) REFERENCES fact (id) ON DELETE CASCADE
);
INSERT INTO "topic" VALUES(12,'t1','trade in grain','trade in grain');
INSERT INTO "topic" VALUES(57,'t1','whether a group of Luxembourg parliamentarians might travel to Kazakhstan','whether a group of luxembourg parliamentarians might travel to kazakhstan');
INSERT INTO "topic" VALUES(58,'t2','ways to widen cooperation, both bilateral and multilateral','ways to widen cooperation both bilateral and multilateral');
INSERT INTO "topic" VALUES(59,'t3','The organization and protocol of bilateral and multilateral events ahead','the organization and protocol of bilateral and multilateral events ahead');
INSERT INTO "topic" VALUES(60,'t4','how Kazakh and Luxembourg companies could do more business together','how kazakh and luxembourg companies could do more business together');
INSERT INTO "topic" VALUES(61,'t5','the business missions that entrepreneurs from Luxembourg will shortly undertake to Kazakhstan','the business missions that entrepreneurs from luxembourg will shortly undertake to kazakhstan');
INSERT INTO "topic" VALUES(62,'t6','economic relations between the two states while the world is in turmoil','economic relations between the two states while the world is in turmoil');
INSERT INTO "topic" VALUES(63,'t7','plans for cultural events in Luxembourg','plans for cultural events in luxembourg');
INSERT INTO "topic" VALUES(64,'t8','economic initiatives of the two sides','economic initiatives of the two sides');
INSERT INTO "topic" VALUES(65,'t9','the technological renewal of the Kazakh arm of the steel group','the technological renewal of the kazakh arm of the steel group');
CREATE TABLE topic_subject (
	topic_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	subject VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_topic_subject PRIMARY KEY (topic_id, position), 
	CONSTRAINT fk_topic_subject_topic_id FOREIGN KEY(topic_id) REFERENCES topic (fact_id) ON DELETE CASCADE
);
INSERT INTO "topic_subject" VALUES(12,0,'trade-investment');
INSERT INTO "topic_subject" VALUES(12,1,'agriculture-food');
INSERT INTO "topic_subject" VALUES(57,0,'parliament');
INSERT INTO "topic_subject" VALUES(57,1,'protocol-visits');
INSERT INTO "topic_subject" VALUES(58,0,'bilateral-relations');
INSERT INTO "topic_subject" VALUES(58,1,'multilateral-cooperation');
INSERT INTO "topic_subject" VALUES(59,0,'protocol-visits');
INSERT INTO "topic_subject" VALUES(60,0,'trade-investment');
INSERT INTO "topic_subject" VALUES(61,0,'trade-investment');
INSERT INTO "topic_subject" VALUES(61,1,'protocol-visits');
INSERT INTO "topic_subject" VALUES(62,0,'trade-investment');
INSERT INTO "topic_subject" VALUES(62,1,'bilateral-relations');
INSERT INTO "topic_subject" VALUES(63,0,'culture-heritage');
INSERT INTO "topic_subject" VALUES(64,0,'trade-investment');
INSERT INTO "topic_subject" VALUES(65,0,'trade-investment');
CREATE INDEX ix_report_source ON report (source);
CREATE INDEX ix_report_published ON report (published);
CREATE INDEX ix_identity_match ON identity (kind, "match");
CREATE INDEX ix_fact_report_id ON fact (report_id);
CREATE INDEX ix_actor_report_id ON actor (report_id);
CREATE INDEX ix_actor_identity_id ON actor (identity_id);
CREATE INDEX ix_actor_match ON actor (kind, "match");
CREATE INDEX ix_engagement_form ON engagement (form);
CREATE INDEX ix_engagement_part_of_id ON engagement (part_of_id);
CREATE INDEX ix_engagement_status ON engagement (status);
CREATE INDEX ix_engagement_first_day ON engagement (first_day);
CREATE INDEX ix_post_organisation_id ON post (organisation_id);
CREATE INDEX ix_post_holder_id ON post (holder_id);
CREATE INDEX ix_topic_subject_subject ON topic_subject (subject);
CREATE INDEX ix_party_actor_id ON party (actor_id);
CREATE INDEX ix_engagement_topic_topic_id ON engagement_topic (topic_id);
CREATE INDEX ix_statement_engagement_id ON statement (engagement_id);
CREATE INDEX ix_statement_addressee_id ON statement (addressee_id);
CREATE INDEX ix_statement_speaker_id ON statement (speaker_id);
CREATE INDEX ix_commitment_engagement_id ON commitment (engagement_id);
CREATE INDEX ix_commitment_kind ON commitment (kind);
CREATE INDEX ix_tie_to_id ON tie (to_id);
CREATE INDEX ix_tie_from_id ON tie (from_id);
CREATE INDEX ix_commitment_party_actor_id ON commitment_party (actor_id);
COMMIT;
