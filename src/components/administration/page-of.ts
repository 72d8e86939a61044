/** How many rows a page of a list shows. */
export const PAGE_ROWS = 50;

/** The part of a list that the address asks for; the first page where it asks for none that could be. */
export function partOf(url: URL): { page: number; limit: number; offset: number } {
  const asked = Number(url.searchParams.get('page') ?? 1);
  const page = Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1;
  return { page, limit: PAGE_ROWS, offset: (page - 1) * PAGE_ROWS };
}
