import { parseAddress } from "~/domain/network/address";
import { proposeNetwork } from "~/domain/network/privacy";
import { useT } from "~/i18n/react";
import { Button } from "~/ui/button";
import { typeInto } from "~/ui/type-into";
import type { NetworkView } from "./network-view";

type Props = { typed: string; mine: NetworkView["mine"]; fieldId: string };

/** While typing: an IPv6 address that will not stay, with its network to take instead; an address that looks dynamic (FM-08). */
export function AddressHint({ typed, mine, fieldId }: Props) {
  const t = useT();
  const address = parseAddress(typed.trim());
  const range = address === null ? null : (proposeNetwork(address)?.text ?? null);
  if (range !== null) {
    return (
      <div role="status" className="mt-1.5 flex flex-col items-start gap-1.5 text-sm text-held-ink">
        <p>{t("network.privacy", { range })}</p>
        <Button size="sm" onClick={() => fill(fieldId, range)}>
          {t("network.use_network", { range })}
        </Button>
      </div>
    );
  }
  if (mine === null || !mine.looksDynamic || address?.text !== mine.address) return null;
  return (
    <p role="status" className="mt-1.5 text-sm text-held-ink">
      {t("network.dynamic")}
    </p>
  );
}

function fill(id: string, value: string): void {
  const input = document.getElementById(id);
  if (input instanceof HTMLInputElement) typeInto(input, value);
}
