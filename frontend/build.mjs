// Bundles each file of src/ for the browser, and puts beside them the licences of all that went in.
import { copyFile, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const outdir = path.resolve(here, "../src/dragoman/web/static/vendor");
const entries = (await readdir(path.join(here, "src"))).filter((name) => name.endsWith(".js"));

await rm(outdir, { recursive: true, force: true });
const { metafile } = await esbuild.build({
  absWorkingDir: here,
  entryPoints: entries.map((name) => path.join("src", name)),
  outdir,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  legalComments: "none", // all are in LICENCES.txt
  metafile: true,
});
// The outline of the map is a file of its own, so that another one can be put in its place.
const outline = "node_modules/world-atlas/land-110m.json";
await copyFile(path.join(here, outline), path.join(outdir, "outline.json"));
await writeFile(path.join(outdir, "LICENCES.txt"), await licences({ ...metafile.inputs, [outline]: {} }));

/** The licences of the packages that files of these paths are of. */
async function licences(inputs) {
  const folders = new Set();
  for (const input of Object.keys(inputs)) {
    const found = input.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//);
    if (found) folders.add(found[1]);
  }
  const parts = [];
  for (const folder of [...folders].sort()) {
    const at = path.join(here, folder);
    const { name, version, license } = JSON.parse(await readFile(path.join(at, "package.json"), "utf8"));
    const file = (await readdir(at)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? await readFile(path.join(at, file), "utf8") : "";
    parts.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
  }
  return parts.join("\n" + "-".repeat(80) + "\n\n");
}
