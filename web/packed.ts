/** Scripts and styles are packed once, when the page is built, as small as they get. */
import { brotliCompressSync, constants } from "node:zlib";
import type { Plugin } from "vite";

const worthIt = 1024; // bytes

export function packed(): Plugin {
  return {
    name: "packed",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          const text = file.type === "chunk" ? file.code : file.source;
          if (!/^assets\/.*\.(js|css)$/.test(file.fileName) || text.length < worthIt) continue;
          const source = brotliCompressSync(text, {
            params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
          });
          this.emitFile({ type: "asset", fileName: `${file.fileName}.br`, source });
        }
      },
    },
  };
}
