import { sql, type Kysely } from 'kysely';
import type { Engine } from './failure.ts';
import { DatabaseError } from './failure.ts';
import type { Tables } from '../schema.ts';

/** A column as its database describes it. */
export interface Column {
  name: string;
  /** The type by the engine's own name, in small letters. */
  type: string;
  /** Its place in the primary key, from 1; 0 outside of it. */
  key: number;
  /** The table to whose rows it refers. */
  parent: string | null;
}

/** A table as its database describes it. */
export interface Table {
  name: string;
  columns: Column[];
}

/**
 * The academy's tables, as the database itself lists them, each after those to whose rows it refers. The list of migrations
 * is the database's own bookkeeping, and left out unless asked for.
 */
export async function listTables(
  db: Kysely<Tables>,
  engine: Engine,
  { bookkeeping = false } = {},
): Promise<Table[]> {
  const { rows } = await (engine === 'postgres' ? postgresColumns : sqliteColumns).execute(db);
  const tables = new Map<string, Table>();
  for (const { table, ...column } of rows) {
    const known = tables.get(table) ?? { name: table, columns: [] };
    // A column in two foreign keys comes twice.
    if (known.columns.at(-1)?.name !== column.name) known.columns.push(column);
    tables.set(table, known);
  }
  if (!bookkeeping) tables.delete('migrations');
  return parentsFirst([...tables.values()]);
}

function parentsFirst(tables: Table[]): Table[] {
  const sorted: Table[] = [];
  const visit = (table: Table, way: string[]) => {
    if (way.includes(table.name))
      throw new DatabaseError(`The tables refer to one another in a circle: ${way.join(', ')}.`);
    for (const parent of tables.filter(({ name }) => name !== table.name && refersTo(table, name)))
      visit(parent, [...way, table.name]);
    if (!sorted.includes(table)) sorted.push(table);
  };
  for (const table of tables) visit(table, []);
  return sorted;
}

function refersTo({ columns }: Table, name: string): boolean {
  return columns.some(({ parent }) => parent === name);
}

const sqliteColumns = sql<Column & { table: string }>`
  select tables.name as "table", columns.name, lower(columns.type) as type, columns.pk as key,
    parents."table" as parent
  from sqlite_schema as tables
  join pragma_table_info(tables.name) as columns
  left join pragma_foreign_key_list(tables.name) as parents on parents."from" = columns.name
  where tables.type = 'table' and tables.name not like 'sqlite\\_%' escape '\\'
  order by tables.name, columns.cid`;

const postgresColumns = sql<Column & { table: string }>`
  select tables.relname as "table", columns.attname as name, format_type(columns.atttypid, null) as type,
    coalesce(array_position(keys.conkey, columns.attnum), 0) as key,
    parents.confrelid::regclass::text as parent
  from pg_catalog.pg_class as tables
  join pg_catalog.pg_attribute as columns
    on columns.attrelid = tables.oid and columns.attnum > 0 and not columns.attisdropped
  left join pg_catalog.pg_constraint as keys on keys.conrelid = tables.oid and keys.contype = 'p'
  left join pg_catalog.pg_constraint as parents
    on parents.conrelid = tables.oid and parents.contype = 'f' and columns.attnum = any (parents.conkey)
  where tables.relkind = 'r' and tables.relnamespace = current_schema()::text::regnamespace
  order by tables.relname, columns.attnum`;
