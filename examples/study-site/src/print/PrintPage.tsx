import { Page } from '../app/Page.tsx';
export default function PrintPage(_props: { readonly slug?: string | null; readonly pass?: string | null }) {
  return <Page title="PrintPage">x</Page>;
}
