/**
 * Checks by which a bank proves that its adapter, with the backend behind it, keeps the promises of the port. They run in any
 * test runner, in a browser or in Node, against a bank whose person is played by a driver.
 */
import type { LoginAdapter } from '../flow/adapter.js';
import { checks } from './checks/index.js';
import type { ConformanceDriver } from './driver.js';
import { checkOf, type ConformanceCheck } from './promised.js';
import { Visit } from './visit.js';

export type { ConformanceDriver, ConformancePerson, QuestionedPerson } from './driver.js';
export type { ConformanceCheck, Paragraph, Promised } from './promised.js';

/**
 * @param createAdapter called once per check that runs; all of its adapters belong to one browser
 * @param driver plays the person at the bank
 */
export function adapterConformance(
  createAdapter: () => LoginAdapter | Promise<LoginAdapter>,
  driver: ConformanceDriver,
): readonly ConformanceCheck[] {
  return checks.map((check) =>
    checkOf(check, driver, async (act) => {
      const visit = new Visit(await createAdapter(), driver);
      try {
        await act(visit);
      } catch (error) {
        throw visit.explained(error);
      } finally {
        await visit.leave();
      }
    }),
  );
}
