import { expect, test } from "vitest";
import { raceAdministrators } from "../../support/administrators/race";
import { serve } from "../../support/server";

test.each([1, 3])(
  "company %i: whatever is asked at once through pages and API, one reachable administrator stays, nobody gives more than they hold, nobody changes themselves or those above [MC-05] [BX-23] [AM-03]",
  async (seed) => {
    await using server = await serve();
    const { broken, failed, done, refused, checked, lastOneLeft } = await raceAdministrators(server, {
      seed,
      waves: 4,
      atOnce: 8,
    });
    console.info(JSON.stringify({ seed, done, refused, checked, lastOneLeft }));
    expect(broken).toEqual([]);
    expect(failed).toBe(0);
    expect(Math.min(done, refused, checked)).toBeGreaterThan(8);
  },
);
