import type { APIRoute } from 'astro';
import { takeOut } from '../../../domain/held.ts';
import { requireViewer } from '../../../domain/viewer.ts';
import { heldArchive } from '../../../http/held.ts';

/** Everything that is held about the viewer, for them to keep. */
export const GET: APIRoute = async ({ locals }) => {
  const { app, locale } = locals;
  const viewer = requireViewer(locals.viewer);
  const now = new Date();
  const parts = await takeOut(app, viewer, now);
  const { name, email } = viewer;
  const archive = heldArchive(parts, { locale, name, email, place: app.config.publicUrl, now });
  // The same class at run time; only the types of Node and of the browser differ.
  return new Response(archive as unknown as BodyInit, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="attache-${now.toISOString().slice(0, 10)}.zip"`,
    },
  });
};
