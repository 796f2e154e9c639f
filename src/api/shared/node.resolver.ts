import { Ctx, ID, Resolver } from 'type-graphql';
import { EVERY_DUTY } from '../../security/duty-sets.ts';
import { Argument, Query } from './fields.ts';
import { parseGlobalId } from './global-id.ts';
import { nodeOfType } from './node.ts';
import { NodeType } from './node.type.ts';
import type { RequestContext } from './request-context.ts';

@Resolver()
export class NodeResolver {
  @Query(() => NodeType, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Any node by its ID; null if it does not exist or is outside your units.',
  })
  async node(
    @Ctx() context: RequestContext,
    @Argument('id', () => ID, { reveals: null, description: 'The global ID.' }) id: string,
  ): Promise<NodeType | null> {
    const parsed = parseGlobalId(id);
    return parsed === null ? null : ((await nodeOfType(parsed.type)?.show(context, parsed.id)) ?? null);
  }
}
