/** Asks in the page itself for the scripts that its first script imports when it runs: one round trip less. */
import type { Plugin } from "vite";

/** `sources` are the modules, by the ends of their paths, that the scripts of `page` import as they run. */
export function ahead(page: string, sources: string[]): Plugin {
  return {
    name: "ahead",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { path, bundle = {} }) {
        if (path !== page) return html;
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        const found = chunks.filter(({ moduleIds }) =>
          sources.some((source) => moduleIds.some((id) => id.endsWith(source))),
        );
        const names = new Set(found.flatMap(({ fileName, imports }) => [fileName, ...imports]));
        return [...names]
          .filter((name) => !html.includes(name))
          .map((name) => ({
            tag: "link",
            attrs: { rel: "modulepreload", crossorigin: true, href: `./${name}` },
            injectTo: "head" as const,
          }));
      },
    },
  };
}
