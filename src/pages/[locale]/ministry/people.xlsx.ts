import type { APIRoute } from 'astro';
import { peopleFile } from '../../../components/ministry/people-file.ts';

/** The officer's list as an XLSX workbook. */
export const GET: APIRoute = ({ locals, url }) => peopleFile(locals, url, 'xlsx');
