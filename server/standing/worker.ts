/** Entry of the worker thread: does the one job it was started for, and ends. */
import { workerData } from 'node:worker_threads';
import { bringUpHere, type Job } from './job.ts';

await bringUpHere(workerData as Job);
