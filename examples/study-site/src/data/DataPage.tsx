import { Page } from '../app/Page.tsx';
export default function DataPage(_props: { readonly slug?: string | null; readonly pass?: string | null }) {
  return <Page title="DataPage">x</Page>;
}
