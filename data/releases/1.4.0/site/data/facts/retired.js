hkbiomed.put("facts/retired",{});
