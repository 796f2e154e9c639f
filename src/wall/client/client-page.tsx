import { DeskPage } from '../desk.tsx';
import type { Desk } from '../desk.tsx';

export function ClientPage({ desk, id }: { desk: Desk; id: string }) {
  return <DeskPage desk={desk} title={id} state={null}>{null}</DeskPage>;
}
