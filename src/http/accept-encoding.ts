/** Whether a browser that sends this `Accept-Encoding` takes a coding: named, and not with the weight 0. */
export function takes(header: string | null | undefined, coding: 'br' | 'gzip'): boolean {
  const wish = (header ?? '')
    .split(',')
    .find((part) => part.split(';', 1)[0]?.trim().toLowerCase() === coding);
  return wish !== undefined && !/;\s*q=0(\.0*)?\s*$/i.test(wish);
}
