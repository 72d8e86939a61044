import type { AstroIntegration } from 'astro';

/** Builds the pages into a module (`dist/server/entry.mjs`) that our own server calls: what `entry.ts` exports. */
export function ownServer(): AstroIntegration {
  return {
    name: 'attache-server',
    hooks: {
      'astro:config:done': ({ setAdapter }) =>
        setAdapter({
          name: 'attache-server',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: { serverOutput: 'stable', sharpImageService: 'stable' },
        }),
    },
  };
}
