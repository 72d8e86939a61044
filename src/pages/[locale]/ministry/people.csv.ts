import type { APIRoute } from 'astro';
import { peopleFile } from '../../../components/ministry/people-file.ts';

/** The officer's list as CSV. */
export const GET: APIRoute = ({ locals, url }) => peopleFile(locals, url, 'csv');
