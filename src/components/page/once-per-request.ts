/** A reading that several parts of a page ask for: it is done for the first of them and kept for that request. */
export function oncePerRequest<T>(
  read: (locals: App.Locals) => Promise<T>,
): (locals: App.Locals) => Promise<T> {
  const known = new WeakMap<App.Locals, Promise<T>>();
  return (locals) => {
    const result = known.get(locals) ?? read(locals);
    known.set(locals, result);
    return result;
  };
}
