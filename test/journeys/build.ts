/** Builds client and server once before the journeys, so that they walk through what `npm start` serves. */
import { build } from '../../server/prepare.js';

export default build;
