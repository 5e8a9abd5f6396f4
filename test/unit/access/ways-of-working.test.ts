import { describe, expect, test } from "vitest";
import { type ChatRole, proposeChatRole, type WayOfWorking } from "~/domain/access";

const propose = (
  way: WayOfWorking,
  chatRole: ChatRole,
  rest: { isAdministrator?: boolean; isInQueue?: boolean } = {},
) => proposeChatRole(way, { chatRole, isAdministrator: false, isInQueue: false, ...rest });
const MANAGER = { chatRole: "chat_manager", receives: false };
const SUPERVISOR = { chatRole: "chat_supervisor", receives: true };

describe("what a way of working proposes", () => {
  test.each<[WayOfWorking, ChatRole, boolean, ReturnType<typeof propose> | typeof MANAGER]>([
    ["own_clients", "chat_supervisor", false, MANAGER],
    ["own_clients", "chat_manager", true, MANAGER],
    ["own_clients", "chat_operator", false, null],
    ["whoever_is_free", "chat_manager", false, SUPERVISOR],
    ["whoever_is_free", "chat_operator", false, SUPERVISOR],
    ["one_per_channel", "chat_manager", true, SUPERVISOR],
    ["one_per_channel", "chat_operator", true, SUPERVISOR],
    ["one_per_channel", "chat_supervisor", false, MANAGER],
    ["one_per_channel", "chat_operator", false, null],
  ])("%s for %s (in a queue: %s) [WZ-12, WZ-13, WZ-14]", (way, role, isInQueue, proposal) => {
    expect(propose(way, role, { isInQueue })).toEqual(proposal);
  });

  test.each<ChatRole>(["chat_quality_control", "custom", null])(
    "%s stays as it is [WZ-12, WZ-13, WZ-14]",
    (role) => {
      for (const way of ["own_clients", "whoever_is_free", "one_per_channel"] as const)
        expect(propose(way, role, { isInQueue: true })).toBeNull();
    },
  );

  test("an Administrator sees all chats and stays as they are [WZ-12, WZ-13, WZ-14]", () => {
    expect(propose("own_clients", "chat_supervisor", { isAdministrator: true })).toBeNull();
    expect(propose("whoever_is_free", "chat_manager", { isAdministrator: true })).toBeNull();
  });
});
