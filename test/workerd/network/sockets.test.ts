import { expect, test } from "vitest";
import { CLOSE } from "~/domain/session/reasons";
import { aCompany, ELSEWHERE, OFFICE } from "../../support/company";
import { openSocket } from "../../support/live-socket";
import { edit, listOf, listOn } from "../../support/network";

test("a save closes exactly the sockets outside, with the reason first; the sessions live on [AM-14]", async () => {
  const company = await aCompany();
  const anna = await company.aPerson();
  const inside = await company.signedIn(anna, OFFICE);
  const outside = await company.signedIn(anna, ELSEWHERE);
  const stays = await openSocket(company, inside, OFFICE);
  const goes = await openSocket(company, outside, ELSEWHERE);
  if (stays.refused || goes.refused) throw new Error("both were let in before the list was on");

  const who = await listOn(company);

  expect(await goes.closed()).toBe(CLOSE.suspended);
  expect(goes.frames.find((frame) => frame.t === "held")).toMatchObject({ t: "held", reason: "ip_denied" });
  await stays.settled();
  expect(stays.end.code).toBeNull();
  expect(await openSocket(company, outside, ELSEWHERE)).toMatchObject({ refused: true, status: 403 });
  const [office] = (await listOf(company)).entries;
  await edit(company, who, { kind: "remove", publicId: office?.publicId ?? "" });
  expect(await openSocket(company, outside, ELSEWHERE)).toMatchObject({ refused: false });
});
