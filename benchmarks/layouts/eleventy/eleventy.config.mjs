// What Eleventy makes of the stories: the same pages, lists, feed and sitemap as the others.
export default function (config) {
  config.addGlobalData("site", { title: "우리동네 사람들", url: "https://example.org" });
  config.addCollection("articles", (all) => all.getFilteredByGlob("content/articles/*.md").reverse());
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  return { dir: { input: "content", output: "site" }, markdownTemplateEngine: false };
}
