import { IndustryType } from '../client/client.type.ts';
import { CommandResultType } from '../shared/command.type.ts';
import { connectionOf } from '../shared/connection.ts';
import { OrganisationUnitType, UserType } from './institution.type.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { STAFF, EVERY_DUTY } from '../../security/duty-sets.ts';

export const OrganisationUnitConnectionType = connectionOf('OrganisationUnit', OrganisationUnitType, EVERY_DUTY);
export const UserConnectionType = connectionOf('User', UserType, STAFF);
export const IndustryConnectionType = connectionOf('Industry', IndustryType, EVERY_DUTY);

@ObjectType('OrganisationUnitResult', { implements: CommandResultType, description: 'A unit as a command left it.' })
export class OrganisationUnitResultType extends CommandResultType {
  @Field(() => OrganisationUnitType, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Null where the command failed.',
  })
  unit!: OrganisationUnitType | null;
}

@ObjectType('UserResult', { implements: CommandResultType, description: 'A user as a command left it.' })
export class UserResultType extends CommandResultType {
  @Field(() => UserType, { duties: EVERY_DUTY, nullable: true, description: 'Null where the command failed.' })
  user!: UserType | null;
}

@ObjectType('IndustryResult', { implements: CommandResultType, description: 'An industry as a command left it.' })
export class IndustryResultType extends CommandResultType {
  @Field(() => IndustryType, { duties: EVERY_DUTY, nullable: true, description: 'Null where the command failed.' })
  industry!: IndustryType | null;
}
