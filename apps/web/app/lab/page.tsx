import { redirect } from "next/navigation";
import { firstProfile, toLink } from "../../lib/address/lab-address.ts";

export default function Page() {
  redirect(toLink(firstProfile));
}
