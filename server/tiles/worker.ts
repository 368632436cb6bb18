/** Entry of the worker thread: does the one job it was started for, and ends. */
import { workerData } from 'node:worker_threads';
import { doHeavyJob, type HeavyJob } from './heavy-job.ts';

doHeavyJob(workerData as HeavyJob);
