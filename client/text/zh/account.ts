/** Sentences of sign-in and the roles, in Chinese. */
export const zhAccount = {
  'account.signIn': '登录',
  'account.signOut': '退出登录',
  'account.title': '工作人员登录',
  'account.username': '用户名',
  'account.password': '密码',
  'account.submit': '登录',
  'account.lead': '浏览土地、厂房与配套无需登录。亩均与企业数据仅向管理人员开放。',
  'account.signedIn': '已登录：{name}（{role}）',

  'role.guest': '游客',
  'role.investor': '投资者',
  'role.planner': '规划',
  'role.steward': '数据管理',
  'role.desk': '厂房盘活专班',
  'role.manager': '管理',
  'role.admin': '系统管理',
} as const;
