/** Sentences of sign-in and the roles, in English. */
import type { zhAccount } from '../zh/account.ts';

export const enAccount: Record<keyof typeof zhAccount, string> = {
  'account.signIn': 'Sign in',
  'account.signOut': 'Sign out',
  'account.title': 'Staff sign-in',
  'account.username': 'User name',
  'account.password': 'Password',
  'account.submit': 'Sign in',
  'account.lead':
    'Land, factories and utilities need no account. Output and enterprise figures are open to managers only.',
  'account.signedIn': 'Signed in: {name} ({role})',

  'role.guest': 'guest',
  'role.investor': 'investor',
  'role.planner': 'planner',
  'role.steward': 'data steward',
  'role.desk': 'factory desk',
  'role.manager': 'manager',
  'role.admin': 'administrator',
};
