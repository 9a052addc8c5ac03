import { readFileSync } from 'node:fs';
import { templatesOf } from '#test/infra/synthesised.ts';
import { countsOf } from './counts.ts';
import { Measured } from './measure.ts';
import * as m from './model.ts';

const measured = Measured.parse(JSON.parse(readFileSync('/tmp/measured.json', 'utf8')));
const counts = countsOf(templatesOf('aws', { alarmEmail: 'a@b.example' }));
console.log(counts);
const idle = m.idleMonth(counts, measured);
for (const l of idle) console.log(l.what, l.how, m.dollarsOf([l]).toFixed(3));
console.log('idle', m.dollarsOf(idle).toFixed(2));
const used = m.sumOf(idle.map((l) => l.usage));
const t = m.thousand(counts, measured);
for (const l of t) console.log(l.what, l.how, m.dollarsOf([l], used).toFixed(4));
console.log(
  'thousand',
  m.dollarsOf(t, used).toFixed(3),
  'before sealing',
  m.dollarsOf(m.thousand(counts, measured, m.SEALED_BEFORE), used).toFixed(3),
);
