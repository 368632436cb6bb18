/** A small page that lists the API from its own descriptions; nothing is loaded from elsewhere. */
import type { Handler } from './parts.ts';
import { send } from './wire.ts';

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>亩图 API</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
article { border-top: 1px solid #8884; padding: .75rem 0; }
code { font-size: .875rem; overflow-wrap: anywhere; }
p { margin: .25rem 0; }
</style>
</head>
<body>
<main>
<h1>亩图 API</h1>
<p><a href="/api/openapi.json">/api/openapi.json</a> · <a href="/ogc/api">/ogc/api</a></p>
<div id="list" aria-live="polite">正在读取 … Reading …</div>
</main>
<script src="/api/docs.js" type="module"></script>
</body>
</html>
`;

const SCRIPT = `const list = document.getElementById('list');
const line = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
const resolve = (api, parameter) => (parameter.$ref ? api.components.parameters[parameter.$ref.split('/').pop()] : parameter);
const entry = (api, path, method, operation) => {
  const article = document.createElement('article');
  const head = document.createElement('h2');
  head.style.fontSize = '1rem';
  head.append(line('code', method.toUpperCase() + ' ' + new URL(api.servers[0].url).pathname.replace(/\\/$/, '') + path));
  article.append(head, line('p', operation.summary), line('p', operation.description ?? ''));
  for (const one of operation.parameters ?? []) {
    const parameter = resolve(api, one);
    article.append(line('p', '· ' + parameter.name + ' (' + parameter.in + '): ' + (parameter.description ?? '')));
  }
  return article;
};
try {
  const apis = await Promise.all(['/api/openapi.json', '/ogc/api'].map((address) => fetch(address).then((answer) => answer.json())));
  list.replaceChildren(...apis.flatMap((api) => Object.entries(api.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => entry(api, path, method, operation)))));
} catch {
  list.textContent = '无法读取接口说明，请刷新页面。 The description cannot be read; reload the page.';
}
`;

export const docs: { readonly page: Handler; readonly script: Handler } = {
  page: (c) => send(c, PAGE, { type: 'text/html; charset=utf-8' }),
  script: (c) => send(c, SCRIPT, { type: 'text/javascript; charset=utf-8' }),
};
