hkbiomed.put("facts/index",["2023-05-11-hkgi-hkam-research-grant","hong-kong-centre-for-health-protection","role-l2nso4mqf4","stat-z6xvxienfj"]);
