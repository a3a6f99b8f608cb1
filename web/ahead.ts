/** Asks in the page itself for the scripts that its first script imports when it runs: one round trip less. */
import type { Plugin } from "vite";

/** `source` is the module, as a part of its path, that the first script of `page` imports. */
export function ahead(page: string, source: string): Plugin {
  return {
    name: "ahead",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { path, bundle = {} }) {
        if (path !== page) return html;
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        const found = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(source)));
        if (found === undefined) throw new Error(`${page} imports no ${source}`);
        return [found.fileName, ...found.imports]
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
