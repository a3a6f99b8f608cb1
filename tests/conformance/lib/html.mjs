/** HTML as far as a test needs it: links, title, language, and whether it is whole. */
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", '#x2F': '/', '#47': '/' };
const decode = (text) => text.replace(/&(#?\w+);/g, (all, name) => entities[name] ?? all);

/** The href of each <a> (or of another element). */
export function hrefs(html, element = 'a') {
  const found = html.matchAll(new RegExp(`<${element}\\b[^>]*?\\shref\\s*=\\s*("([^"]*)"|'([^']*)'|([^\\s>]+))`, 'gi'));
  return [...found].map((match) => decode(match[2] ?? match[3] ?? match[4]));
}

const empty = new Set(['meta', 'link', 'br', 'hr', 'img', 'input', 'source', 'path', 'circle', 'rect', 'line', 'polyline', 'polygon', 'use', 'col', 'wbr', 'area', 'base', '!doctype']);

/** What is wrong with its nesting, or nothing. */
export function nesting(html) {
  const open = [];
  const bare = html.replace(/<!--[\s\S]*?-->/g, '').replace(/(<(script|style|svg)\b[^>]*>)[\s\S]*?(<\/\2>)/gi, '$1$3');
  for (const [, slash, name, rest] of bare.matchAll(/<(\/?)([a-z!][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi)) {
    const tag = name.toLowerCase();
    if (empty.has(tag) || rest.endsWith('/')) continue;
    if (slash === '') open.push(tag);
    else if (open.at(-1) === tag) open.pop();
    else if (['p', 'li', 'td', 'th', 'tr', 'tbody', 'thead', 'dt', 'dd', 'option'].includes(open.at(-1)) && open.at(-2) === tag) open.splice(-2);
    else return `</${tag}> where </${open.at(-1)}> was due`;
  }
  return open.length > 0 ? `<${open.at(-1)}> is never closed` : undefined;
}
