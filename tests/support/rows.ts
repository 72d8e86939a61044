/** The rows of a table whose first line names its columns; two spaces or more, or the column, part the cells. */
export function rows(table: string): Record<string, string>[] {
  const [head = '', ...lines] = table.split('\n').filter((line) => line.trim());
  const columns = [...head.matchAll(/\S+/g)].map(({ 0: name, index }) => ({ name, index }));
  return lines.map((line) =>
    Object.fromEntries(
      columns.map(({ name, index }, n) => [name, line.slice(index, columns[n + 1]?.index).trim()]),
    ),
  );
}
