import { escaped } from '#functions/platform/escaped.ts';
import type { JsonSchema } from '#schemas/api/json-schemas.ts';
import type { DescribedOperation, MediaType, OpenApi, Response } from '#schemas/api/openapi-document.ts';
import { PROBLEM_TYPE, PROBLEMS } from '#schemas/api/problems.ts';
import { holds, kindOf, marked } from './shape.ts';
import { STYLE } from './style.ts';

/** An operation with its method and path. */
interface Placed extends DescribedOperation {
  readonly method: string;
  readonly path: string;
}

/**
 * Returns the API's document as a web page: one column, without scripts and without anything to load. Its links are relative, so
 * that any address can serve it.
 */
export function apiPage(document: OpenApi): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]): Placed => ({ ...one, method: method.toUpperCase(), path })),
  );
  const tags = document.tags.map(({ name }) => ({ name, of: operations.filter(({ tags: [tag] }) => tag === name) }));
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Front Door: the API</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
<header><p><strong>Front Door</strong></p></header>
<main id="main">
<h1>The Front Door API</h1>
${paragraphs(String(document.info.description))}
<p>For programs: <a href="openapi.json">this page as OpenAPI ${escaped(document.openapi)}</a>.</p>
<nav aria-label="Contents">
<ul>
${tags.map(({ name, of }) => `<li>${escaped(name)}<ul>${of.map(link).join('')}</ul></li>`).join('\n')}
<li><a href="#problems">Problems</a></li>
<li><a href="#shapes">Shapes</a></li>
</ul>
</nav>
${tags.map(({ name, of }) => `<section>\n<h2>${escaped(name)}</h2>\n${of.map(operation).join('\n')}\n</section>`).join('\n')}
<section id="problems">
<h2>Problems</h2>
<p>Each problem is <a href="#shape-Problem">a problem document</a>. Its type is <code>${PROBLEM_TYPE}</code> and the code.</p>
<dl>
${problems().sort().join('\n')}
</dl>
</section>
<section id="shapes">
<h2>Shapes</h2>
${Object.entries(document.components.schemas).map(shape).join('\n')}
</section>
</main>
</body>
</html>
`;
}

const paragraphs = (text: string): string =>
  text
    .split('\n\n')
    .map((one) => `<p>${marked(one)}</p>`)
    .join('\n');

const link = ({ operationId, summary }: Placed) =>
  `<li><a href="#${escaped(operationId)}">${escaped(summary)}</a></li>`;

function operation(one: Placed): string {
  const { parameters = [], requestBody } = one;
  const given = parameters.map(
    ({ name, in: place, required, description, schema }) =>
      `<li><code>${escaped(name)}</code> (${place}${required ? '' : ', optional'}): ${kindOf(schema)}${description === undefined ? '' : `. <span class="says">${marked(description)}</span>`}</li>`,
  );
  const responses = Object.entries(one.responses);
  const well = responses.filter(([status]) => Number(status) < 400);
  const badly = responses.filter(([status]) => Number(status) >= 400);
  return `<article id="${escaped(one.operationId)}">
<h3>${escaped(one.summary)}</h3>
<p><code>${one.method} ${escaped(one.path)}</code><br>${who(one)}. In a client: <code>${escaped(one.operationId)}</code></p>
${one.description === undefined ? '' : paragraphs(one.description)}
${given.length === 0 ? '' : `<h4>Parameters</h4>\n<ul>${given.join('\n')}</ul>`}
${requestBody === undefined ? '' : `<h4>Body</h4>\n${Object.values(requestBody.content).map(media).join('\n')}`}
<h4>Answers</h4>
<dl>
${well.map(answer).join('\n')}
</dl>
<h4>Problems</h4>
<ul>
${badly.map(refusal).join('\n')}
</ul>
</article>`;
}

function who({ security }: Placed): string {
  const names = security.flatMap((one) => Object.keys(one));
  if (names.includes('staff')) return 'For staff, with their token';
  return names.includes('agency') ? "For an agency's system, with its token" : 'For everyone';
}

function media({ schema, example }: MediaType): string {
  if (example === undefined) return holds(schema);
  return `${holds(schema)}<p>For example:</p><pre>${escaped(JSON.stringify(example, null, 2))}</pre>`;
}

function answer([status, { description, headers = {}, content = {} }]: [string, Response]): string {
  const held = Object.entries(content).map(([type, one]) =>
    type === 'application/json' ? `<dd>${media(one)}</dd>` : `<dd>${escaped(type)}</dd>`,
  );
  const beside = Object.entries(headers).map(
    ([name, { description: says }]) =>
      `<dd><code>${escaped(name)}</code> <span class="says">${escaped(says)}</span></dd>`,
  );
  return `<dt>${escaped(status)}</dt><dd>${escaped(description)}</dd>${beside.join('')}${held.join('')}`;
}

function refusal([status, { content = {} }]: [string, Response]): string {
  const ways = Object.values(content).flatMap(({ schema }) => {
    const codes = codesIn(schema).map(problemLink);
    return codes.length > 0 ? codes : [kindOf(schema)];
  });
  return `<li>${escaped(status)}: ${ways.join(', ')}</li>`;
}

/** Returns the codes of the problems that a schema describes. */
function codesIn({ allOf = [] }: JsonSchema): string[] {
  return allOf.flatMap((part) => {
    const type = typeof part === 'object' ? part.properties?.type : undefined;
    const types = typeof type === 'object' ? (type.enum ?? []) : [];
    return types.map((one) => String(one).replace(PROBLEM_TYPE, ''));
  });
}

const problemLink = (code: string) => `<a href="#problem-${escaped(code)}">${escaped(code)}</a>`;

const problems = () =>
  Object.entries(PROBLEMS).flatMap(([status, meanings]) =>
    Object.entries(meanings).map(
      ([code, means]) => `<dt id="problem-${escaped(code)}">${escaped(code)} (${status})</dt><dd>${marked(means)}</dd>`,
    ),
  );

const shape = ([name, schema]: [string, JsonSchema]) =>
  `<article id="shape-${escaped(name)}">\n<h3>${escaped(name)}</h3>\n${schema.description === undefined ? '' : `<p>${escaped(schema.description)}</p>`}${holds(schema)}\n</article>`;
