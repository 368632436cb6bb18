/** Dates of a parcel's life, in the order of its states and relative to the day of the demonstration. */
import type { ParcelStatus } from '../../server/domain/datasets/parcel.ts';
import { AS_OF, dayBefore, type Properties } from './provenance.ts';
import type { Random } from './random.ts';

export function parcelDates(status: ParcelStatus, random: Random): Properties {
  if (status === 'planned' || status === 'expropriating')
    return { expectedReadyOn: dayBefore(AS_OF, -random.whole(180, 900)) };
  const age = agesAgo(status, random);
  const reservedOn = dayBefore(AS_OF, age + random.whole(200, 700));
  if (['reserved', 'assessed', 'serviced', 'ready'].includes(status)) {
    return { reservedOn, expectedReadyOn: status === 'ready' ? null : dayBefore(AS_OF, -random.whole(30, 420)) };
  }
  const listedOn = dayBefore(AS_OF, age);
  if (status === 'listed') return { reservedOn, listedOn };
  const soldOn = dayBefore(listedOn, -random.whole(30, 45));
  const agreedStartOn = dayBefore(soldOn, -random.whole(120, 240));
  const agreedCompletionOn = dayBefore(agreedStartOn, -random.whole(480, 760));
  const agreedProductionOn = dayBefore(agreedCompletionOn, -random.whole(90, 240));
  const started = dayBefore(agreedStartOn, -random.whole(-40, 90));
  const hasStarted = !['sold', 'contracted', 'idle', 'withdrawn'].includes(status) && started <= AS_OF;
  return {
    reservedOn,
    listedOn,
    soldOn,
    agreedStartOn,
    agreedCompletionOn,
    agreedProductionOn,
    actualStartOn: hasStarted ? started : null,
  };
}

/** Days since the public notice. */
function agesAgo(status: ParcelStatus, random: Random): number {
  if (status === 'listed') return random.whole(3, 28);
  if (status === 'sold') return random.whole(46, 150);
  if (status === 'contracted') return random.whole(90, 300);
  if (status === 'building') return random.whole(320, 900);
  if (status === 'idle') return random.whole(760, 1700);
  if (['reserved', 'assessed', 'serviced', 'ready'].includes(status)) return random.whole(10, 200);
  return random.whole(1100, 3600);
}
