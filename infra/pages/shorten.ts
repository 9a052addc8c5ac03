/** What keeps its whitespace: a tag of Nunjucks, and an element in which whitespace is seen or counts. */
const KEPT =
  /(\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}|\{#[\s\S]*?#\}|<(?:pre|textarea|script)\b[\s\S]*?<\/(?:pre|textarea|script)>)/;

/** Returns the text of a template without its indentation, which a browser would not show. One line end or space stays of each run. */
export const withoutIndentation = (source: string): string =>
  source
    .split(KEPT)
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll(/\s*\n\s*/g, '\n').replaceAll(/[ \t]{2,}/g, ' ')))
    .join('');

/** What compiled templates say thousands of times, and the short name of each. A minifier may not shorten the name of a property. */
const OFTEN: readonly (readonly [RegExp, string])[] = [
  [/\bruntime\.suppressValue\(/g, 'shown('],
  [/, env\.opts\.autoescape\)/g, ', true)'],
  [/\bruntime\.memberLookup\(/g, 'member('],
  [/\bruntime\.contextOrFrameLookup\(/g, 'lookup('],
  [/\bcb\(runtime\.handleError\(e, lineno, colno\)\);/g, 'fail(e, lineno, colno, cb);'],
  [
    /if\(frame\.topLevel\) \{\ncontext\.setVariable\(("\w+"), (t_\d+)\);\n\}\nif\(frame\.topLevel\) \{\ncontext\.addExport\(\1, \2\);\n\}/g,
    'put(frame, context, $1, $2);',
  ],
  [
    /if\(Object\.prototype\.hasOwnProperty\.call\((t_\d+), ("\w+")\)\) \{\nvar (t_\d+) = \1\.\w+;\n\} else \{\ncb\(new Error\([^\n]*\)\); return;\n\}/g,
    'var $3 = imported($1, $2);',
  ],
  // What a loop counts, and none of our templates asks for.
  [/frame\.set\("loop\.(?:index0|revindex|revindex0|length)", [^;]*\);\n/g, ''],
];

/** The short names, for the head of the module. */
export const SHORT_NAMES = `import nunjucks from 'nunjucks/browser/nunjucks-slim.js';
const { suppressValue: shown, memberLookup: member, contextOrFrameLookup: lookup, handleError } = nunjucks.runtime;
const fail = (error, line, column, callback) => callback(handleError(error, line, column));
function put(frame, context, name, value) {
  if (!frame.topLevel) return;
  context.setVariable(name, value);
  context.addExport(name, value);
}
function imported(exports, name) {
  if (!Object.hasOwn(exports, name)) throw new Error('no template has the macro ' + name);
  return exports[name];
}
`;

/** What else a loop counts: a template that asks for it, or includes one that may, keeps it. */
const LOOP_COUNTS = /frame\.set\("loop\.(?:index|first|last)", [^;]*\);\n/g;
const ASKS_FOR_COUNTS = /"loop"\)|\.render\(context\.getVariables\(\)/;

/** Returns the code of a compiled template with short names in place of what it says often. */
export function withShortNames(code: string): string {
  const counted = ASKS_FOR_COUNTS.test(code) ? code : code.replaceAll(LOOP_COUNTS, '');
  return OFTEN.reduce((shorter, [often, short]) => shorter.replaceAll(often, short), counted);
}
