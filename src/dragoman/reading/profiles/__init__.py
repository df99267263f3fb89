"""Publishers' profiles: what the general way of reading pages cannot know of one publisher's pages."""
