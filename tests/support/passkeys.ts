import type { Page } from '@playwright/test';

/** A device for passkeys in the page's browser, which answers at once; whether it checks who uses it. */
export async function plugInDevice(page: Page, { verifies }: { verifies: boolean }): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: verifies,
      isUserVerified: verifies,
      automaticPresenceSimulation: true,
    },
  });
}
