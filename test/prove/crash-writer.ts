/** A program to be killed: writes edits of three parcels each and prints the number of every edit that was acknowledged. */
import { openStore } from '../../server/store/open.ts';
import { editOf, inserted, rectangle } from '../store/fixture.ts';

const [path, first] = process.argv.slice(2);
const store = await openStore({ path: path! });
for (let number = Number(first); ; number += 1) {
  const changes = ['a', 'b', 'c'].map((part) =>
    inserted(
      'parcel',
      `${part}${number}`,
      { name: `${number}`, zoneId: 'z1', status: 'ready' },
      rectangle(111 + (number % 100) / 100, 36, 0.001, 0.001),
    ),
  );
  await store.edits.apply(editOf(changes));
  process.stdout.write(`${number}\n`);
}
