import { Page } from '../app/Page.tsx';
export default function TradeoffsPage(_props: { readonly slug?: string | null; readonly pass?: string | null }) {
  return <Page title="TradeoffsPage">x</Page>;
}
