import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { featureCycles, forbiddenImports, importCycles } from './support/architecture/import-rules.ts';
import { badNames, impureDomain, tooLong, tooWide } from './support/architecture/shape-rules.ts';
import type { Ratchet } from './support/architecture/shape-rules.ts';
import { readSource, readTree } from './support/architecture/source-file.ts';
import type { SourceFile } from './support/architecture/source-file.ts';
import { misplacedWrites } from './support/architecture/write-rules.ts';

/** What is too long and not yet mended; nothing. */
const RATCHET: Ratchet = {};

describe('the sources', () => {
  const tree = readTree(fileURLToPath(new URL('../src', import.meta.url)));

  it('are all read', () => {
    expect(tree.length).toBeGreaterThan(100);
    expect(tree.flatMap((file) => file.imports).length).toBeGreaterThan(500);
  });
  it('import only what their layer may', () => expect(forbiddenImports(tree)).toEqual([]));
  it('import each other in no ring', () => expect(importCycles(tree)).toEqual([]));
  it('have no ring of features', () => expect(featureCycles(tree)).toEqual([]));
  it('have names in kebab-case that say what is inside', () => expect(badNames(tree)).toEqual([]));
  it('have no function or file that is too long', () => expect(tooLong(tree, RATCHET)).toEqual([]));
  it('have no line that is too wide', () => {
    const tests = readTree(fileURLToPath(new URL('.', import.meta.url)));
    expect(tooWide([...tree, ...tests])).toEqual([]);
  });
  it('write to the database in repositories only', () => expect(misplacedWrites(tree)).toEqual([]));
  it('take time and chance as arguments in the domain', () => expect(impureDomain(tree)).toEqual([]));
});

/** A tree of files by path, as if it had been read from `src`. */
function treeOf(files: Readonly<Record<string, string>>): SourceFile[] {
  return Object.entries(files).map(([path, text]) => readSource(path, text));
}

describe('the import rule', () => {
  it.each([
    ['domain/client/a.ts', `import { x } from '../../app/b.ts';`],
    ['domain/client/a.ts', `import type { X } from '../../persistence/b.ts';`],
    ['domain/client/a.ts', `import { readFileSync } from 'node:fs';`],
    ['domain/client/a.ts', `import type { EntityManager } from '@mikro-orm/core';`],
    ['domain/client/a.ts', `import _ from 'lodash';`],
    ['domain/client/a.ts', `export { x } from '../../api/b.ts';`],
    ['domain/client/a.ts', `export * from '../../api/b.ts';`],
    ['domain/client/a.ts', `import '../../api/b.ts';`],
    ['domain/client/a.ts', `const x = await import('../../api/b.ts');`],
    ['domain/client/a.ts', `const x = await import(somewhere);`],
    ['domain/client/a.ts', `let x: import('../../api/b.ts').X;`],
    ['domain/client/a.ts', `const x = require('fs');`],
    ['persistence/a.ts', `import { x } from '../app/b.ts';`],
    ['persistence/a.ts', `import { x } from '../security/b.ts';`],
    ['security/a.ts', `import { x } from '../persistence/b.ts';`],
    ['app/a.ts', `import { x } from '../api/b.ts';`],
    ['app/a.ts', `import { x } from '../realtime/b.ts';`],
    ['app/a.ts', `import { EntityManager } from '@mikro-orm/core';`],
    ['app/a.ts', `import { type FilterQuery, EntityManager } from '@mikro-orm/core';`],
    ['app/a.ts', `import { Field } from 'type-graphql';`],
    ['app/a.ts', `import pg from 'pg';`],
    ['realtime/a.ts', `import { x } from '../app/b.ts';`],
    ['api/a.ts', `import { x } from '../importers/b.ts';`],
    ['api/a.ts', `import { MikroORM } from '@mikro-orm/postgresql';`],
    ['api/a.ts', `import { sql } from 'kysely';`],
    ['api/shared/a.ts', `import { x } from '../client/b.ts';`],
    ['api/shared/a.ts', `import type { X } from '../guard.ts';`],
    ['api/a.ts', `import { startServer } from '../server.ts';`],
    ['api/a.ts', `import { readConfig } from '../config.ts';`],
    ['importers/a.ts', `import { x } from '../persistence/b.ts';`],
    ['cli/a.ts', `import { x } from '../api/b.ts';`],
    ['cli/a.ts', `import { startServer } from '../server.ts';`],
    ['cli/a.ts', `const { startServer } = await import('../server.ts');`],
    ['wall/a.ts', `import { x } from '../domain/b.ts';`],
    ['wall/a.ts', `import { readFileSync } from 'node:fs';`],
    ['client/a.ts', `import { x } from '../api/b.ts';`],
    ['config.ts', `import { x } from './api/b.ts';`],
    ['server.ts', `import { x } from './cli/b.ts';`],
    ['elsewhere/a.ts', `import { x } from './b.ts';`],
    ['app/a.ts', `import { x } from '../../test/b.ts';`],
  ])('refuses in %s: %s', (path, text) => expect(forbiddenImports(treeOf({ [path]: text }))).toHaveLength(1));

  it.each([
    ['domain/client/a.ts', `import { Decimal } from 'decimal.js'; import { x } from '../shared/b.ts';`],
    [
      'persistence/a.ts',
      `import { defineEntity } from '@mikro-orm/core'; import { x } from '../domain/b.ts'; import { join } from 'node:path';`,
    ],
    [
      'app/a.ts',
      `import type { EntityManager } from '@mikro-orm/core'; import { type FilterQuery } from '@mikro-orm/core'; import { sql } from 'kysely';`,
    ],
    [
      'api/a.ts',
      `import { Field } from 'type-graphql'; import { x } from '../realtime/b.ts'; import type { Kysely } from 'kysely';`,
    ],
    ['api/shared/a.ts', `import { x } from './b.ts'; import { y } from '../../app/client/c.ts';`],
    ['api/client/a.ts', `import { x } from '../shared/b.ts';`],
    ['cli/a.ts', `import { readConfig } from '../config.ts';`],
    ['cli/serve.ts', `import { startServer } from '../server.ts';`],
    ['server.ts', `import { x } from './api/b.ts'; import express from 'express';`],
  ])('allows in %s: %s', (path, text) => expect(forbiddenImports(treeOf({ [path]: text }))).toEqual([]));
});

describe('the rule against rings', () => {
  it('finds a ring of values, of types and through dynamic imports', () => {
    expect(
      importCycles(
        treeOf({
          'a/a.ts': `import './b.ts';`,
          'a/b.ts': `import type { C } from '../c/c.ts';`,
          'c/c.ts': `await import('../a/a.ts');`,
        }),
      ),
    ).toEqual(['a/a.ts → a/b.ts → c/c.ts → a/a.ts']);
    expect(importCycles(treeOf({ 'a.ts': `import './a.ts';` }))).toEqual(['a.ts → a.ts']);
  });
  it('lets two ways lead to one file', () => {
    expect(
      importCycles(
        treeOf({
          'a.ts': `import './b.ts'; import './c.ts';`,
          'b.ts': `import './d.ts';`,
          'c.ts': `import './d.ts';`,
          'd.ts': '',
        }),
      ),
    ).toEqual([]);
  });
});

describe('the rule against rings of features', () => {
  const ring = {
    'app/a/one.ts': `import '../b/one.ts';`,
    'app/b/one.ts': '',
    'app/b/two.ts': `import type { C } from '../c/one.ts';`,
    'app/c/one.ts': `import '../a/two.ts';`,
    'app/a/two.ts': '',
  };

  it('finds a ring of folders in which no file closes one', () => {
    expect(importCycles(treeOf(ring))).toEqual([]);
    expect(featureCycles(treeOf(ring))).toEqual(['app/a → app/b → app/c → app/a']);
  });
  it('lets a feature import itself, what lies in no feature, and other layers', () => {
    expect(
      featureCycles(
        treeOf({
          'app/a/one.ts': `import './two.ts'; import '../ground.ts'; import '../../domain/a/one.ts';`,
          'app/a/two.ts': `import '../b/one.ts';`,
          'app/b/one.ts': `import '../../domain/b/one.ts';`,
          'app/ground.ts': `import './a/three.ts';`,
          'app/a/three.ts': '',
          'domain/a/one.ts': '',
          'domain/b/one.ts': `import '../a/one.ts';`,
        }),
      ),
    ).toEqual([]);
  });
});

describe('the rule of writes', () => {
  const file = (path: string, code: string): SourceFile[] => treeOf({ [path]: code });

  it.each([
    ['app/a/b.ts', `query.insertInto('client').values(row);`],
    ['app/a/b.ts', `await context.query.updateTable('client').set(row).execute();`],
    ['app/a/b.ts', `query.deleteFrom('contact');`],
    ['app/a/b.ts', `context.em.create(Contact, {});`],
    ['app/a/b.ts', `em.remove(contact);`],
    ['app/a/b.ts', 'sql`insert into client (id) values (${id})`.execute(query);'],
    ['app/a/b.ts', 'sql`\n  update facility f set drawn = 0`;'],
    ['app/a/b.ts', 'sql`update ${sql.table(table)} set a = 1`;'],
    ['app/a/b.ts', 'sql`with gone as (delete from contact returning id) select id from gone`;'],
    ['app/a/b.ts', `import { insertRow } from '../../persistence/row-writes.ts';`],
    ['api/a/b.ts', `query.insertInto('client');`],
    ['security/a.ts', 'sql`delete from contact`;'],
    ['persistence/a/b.repository.ts', `query.insertInto('client').values(row);`],
    ['persistence/a/b.repository.ts', `query.updateTable('client').set(row);`],
    ['persistence/a/b.repository.ts', `em.persist(client);`],
  ])('refuses in %s: %s', (path, code) => expect(misplacedWrites(file(path, code))).toHaveLength(1));

  it.each([
    ['app/a/b.ts', `query.selectFrom('client').forNoKeyUpdate();`],
    ['app/a/b.ts', 'sql`select id from client for no key update`;'],
    ['app/a/b.ts', 'fail(`Only a draft can be updated; set ${it} first.`);'],
    ['app/a/b.ts', `Object.assign(a, b); map.create(x);`],
    ['app/a/b.ts', `import type { NewRow } from '../../persistence/row-writes.ts';`],
    ['persistence/row-writes.ts', `query.insertInto('client').values(row);`],
    ['persistence/a/b.repository.ts', 'sql`update client set a = 1`; query.deleteFrom(table);'],
    ['persistence/a/b.repository.ts', `import { insertRow } from '../row-writes.ts';`],
  ])('allows in %s: %s', (path, code) => expect(misplacedWrites(file(path, code))).toEqual([]));
});

describe('the rules of shape', () => {
  const long = (lines: number): string => `export function f(): void {\n${'  g();\n'.repeat(lines - 2)}}\n`;

  it.each(['domain/badName.ts', 'domain/Bad.ts', 'domain/bad_name.ts', 'badFolder/a.ts', 'domain/client/index.ts'])(
    'refuses the name %s',
    (path) => expect(badNames(treeOf({ [path]: '' }))).toHaveLength(1),
  );
  it.each(['domain/client/a-b.ts', 'api/client.type.ts', 'realtime/bus.nats.ts'])('allows the name %s', (path) =>
    expect(badNames(treeOf({ [path]: '' }))).toEqual([]),
  );

  it('measures functions and methods to the line', () => {
    expect(tooLong(treeOf({ 'a.ts': long(70) }), {})).toEqual([]);
    expect(tooLong(treeOf({ 'a.ts': long(71) }), {})).toEqual(['a.ts#f has 71 lines; the most is 70']);
    expect(tooLong(treeOf({ 'a.ts': `class A { m() {${'\n'.repeat(70)}} }` }), {})).toHaveLength(1);
    expect(tooLong(treeOf({ 'a.ts': `const f = () => {${'\n'.repeat(70)}};` }), {})).toHaveLength(1);
  });
  it('measures files to the line', () => {
    expect(tooLong(treeOf({ 'a.ts': '//\n'.repeat(400) }), {})).toEqual([]);
    expect(tooLong(treeOf({ 'a.ts': '//\n'.repeat(401) }), {})).toEqual(['a.ts has 401 lines; the most is 400']);
  });
  it.each([
    [`const a = ${'b + '.repeat(30)}c;`, 1],
    [`// ${'word '.repeat(30)}`, 1],
    ['const a = `\n' + 'select '.repeat(20) + '`;', 1],
    [`const a = '${'word '.repeat(30)}';`, 0],
    [`const a = 'b'; /* ${'word '.repeat(30)}*/`, 1],
    ['const a = `' + 'word '.repeat(30) + '`;', 0],
    [`const a = ${'b + '.repeat(10)}c;`, 0],
  ])('measures the width of %j', (code, wide) => expect(tooWide(treeOf({ 'a.ts': code }))).toHaveLength(wide));
  it('lets what is on the ratchet shrink only', () => {
    expect(tooLong(treeOf({ 'a.ts': long(80) }), { 'a.ts#f': 80 })).toEqual([]);
    expect(tooLong(treeOf({ 'a.ts': long(81) }), { 'a.ts#f': 80 })).toHaveLength(1);
    expect(tooLong(treeOf({ 'a.ts': long(79) }), { 'a.ts#f': 80 })).toHaveLength(1);
    expect(tooLong(treeOf({}), { 'a.ts#f': 80 })).toHaveLength(1);
  });

  it.each([
    'Date.now()',
    'new Date()',
    'Date()',
    'Math.random()',
    'process.env.X',
    'performance.now()',
    'Temporal.Now.instant()',
    'setTimeout(f, 1)',
    `fetch('x')`,
    'crypto.randomUUID()',
  ])('refuses %s in the domain, and there only', (code) => {
    expect(impureDomain(treeOf({ 'domain/a.ts': `export const x = ${code};` }))).toHaveLength(1);
    expect(impureDomain(treeOf({ 'app/a.ts': `export const x = ${code};` }))).toEqual([]);
  });
  it('allows a date made of an argument', () =>
    expect(impureDomain(treeOf({ 'domain/a.ts': 'export const x = (at: string) => new Date(at);' }))).toEqual([]));
});
