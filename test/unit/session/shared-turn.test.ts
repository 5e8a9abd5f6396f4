import { describe, expect, test } from "vitest";
import { SharedTurn } from "~workers/objects/account-gate/shared-turn";

/** Calls that write down when they go on, and marks of other turns between them. */
function aDesk() {
  const turn = new SharedTurn();
  const said: string[] = [];
  const call = async (name: string, then: () => unknown = () => undefined) => {
    await turn.join();
    said.push(name);
    await then();
  };
  const otherTurn = () => setTimeout(() => said.push("|"), 0);
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
  return { said, call, otherTurn, settled };
}

describe("calls that come at once share a turn of the gate [AM-19]", () => {
  test("they go on one after the other, in the order in which they came, and no other turn comes between", async () => {
    const { said, call, otherTurn, settled } = aDesk();
    void call("a");
    otherTurn();
    void call("b");
    void call("c");
    expect(said).toEqual([]);
    await settled();
    expect(said).toEqual(["a", "b", "c", "|"]);
  });

  test("one that comes out of the turn itself goes on in the next", async () => {
    const { said, call, otherTurn, settled } = aDesk();
    void call("a", () => call("d"));
    otherTurn();
    void call("b");
    await settled();
    expect(said).toEqual(["a", "b", "|", "d"]);
  });

  test("one that fails fails alone", async () => {
    const { said, call, settled } = aDesk();
    const a = call("a", () => Promise.reject(new Error("full disk")));
    const b = call("b");
    await expect(a).rejects.toThrow("full disk");
    await expect(b).resolves.toBeUndefined();
    await settled();
    expect(said).toEqual(["a", "b"]);
  });
});
