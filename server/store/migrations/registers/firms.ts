/** Enterprises, where they sit and what they yield. */
import type { RegisterTable } from './table.ts';

export const FIRMS: readonly RegisterTable[] = [
  {
    name: 'enterprise',
    geometry: 'POINT',
    identifier: 'Enterprise',
    description: '企业',
    columns: `
      "name" TEXT NOT NULL,
      "creditCode" TEXT,
      "zoneId" TEXT NOT NULL REFERENCES "zone"(id) DEFERRABLE INITIALLY DEFERRED,
      "parkId" TEXT REFERENCES "park"(id) DEFERRABLE INITIALLY DEFERRED,
      "industryCode" TEXT,
      "industryName" TEXT,
      "size" TEXT,
      "isHighTech" BOOLEAN,
    `,
    indexed: ['zoneId', 'parkId'],
  },
  {
    name: 'tenancy',
    geometry: null,
    identifier: 'Tenancy',
    description: '用地用房关系',
    columns: `
      "enterpriseId" TEXT NOT NULL REFERENCES "enterprise"(id) DEFERRABLE INITIALLY DEFERRED,
      "parcelId" TEXT NOT NULL REFERENCES "parcel"(id) DEFERRABLE INITIALLY DEFERRED,
      "unitId" TEXT REFERENCES "unit"(id) DEFERRABLE INITIALLY DEFERRED,
      "kind" TEXT NOT NULL,
      "leasedFloorAreaM2" DOUBLE,
      "startOn" DATE,
      "endOn" DATE,
    `,
    indexed: ['enterpriseId', 'parcelId', 'unitId'],
  },
  {
    name: 'annualReport',
    geometry: null,
    identifier: 'Annual report',
    description: '企业年报',
    columns: `
      "enterpriseId" TEXT NOT NULL REFERENCES "enterprise"(id) DEFERRABLE INITIALLY DEFERRED,
      "year" MEDIUMINT NOT NULL,
      "outputWanYuan" DOUBLE,
      "addedValueWanYuan" DOUBLE,
      "revenueWanYuan" DOUBLE,
      "taxWanYuan" DOUBLE,
      "energyTce" DOUBLE,
      "electricityWanKWh" DOUBLE,
      "emissionT" DOUBLE,
      "employees" MEDIUMINT,
      "researchWanYuan" DOUBLE,
      "fixedInvestmentWanYuan" DOUBLE,
    `,
    indexed: ['enterpriseId', 'year'],
  },
];
