/**
 * The address that counts as the person's. Each of our proxies appends the address it saw to `X-Forwarded-For`, so
 * with n proxies the n-th entry from the right is the last one that a stranger could not write.
 * @param socket the address of the connection itself
 * @param forwardedFor the header, null when absent
 * @param proxies how many proxies of ours stand in front; 0 ignores the header
 * @returns the socket's address when the header is shorter than it should be: the request did not pass all proxies
 */
export function clientAddress(socket: string, forwardedFor: string | null, proxies: number): string {
  if (proxies === 0 || forwardedFor === null) return socket;
  const entries = forwardedFor.split(',').map((entry) => entry.trim());
  return entries.at(-proxies) || socket;
}
