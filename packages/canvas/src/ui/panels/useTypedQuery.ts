import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import { useCanvas } from '../../view/context.ts';

/** The text of a panel's field: it starts with what was typed while the panel was on its way. */
export function useTypedQuery(): [string, Dispatch<SetStateAction<string>>] {
  const { typeAhead } = useCanvas().host;
  const [query, setQuery] = useState('');
  useEffect(() => typeAhead.stop(setQuery), [typeAhead]);
  return [query, setQuery];
}
