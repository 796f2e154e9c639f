import { ID, InterfaceType } from 'type-graphql';
import { parseGlobalId } from './global-id.ts';
import { Field } from './fields.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';

@InterfaceType('Node', {
  description: 'Any object that can be fetched again by its ID alone.',
  resolveType: (node: NodeType) => parseGlobalId(node.id)?.type,
})
export abstract class NodeType {
  @Field(() => ID, { duties: EVERY_DUTY, description: 'Opaque ID, unique across all types; accepted by `node(id:)`.' })
  id!: string;
}
