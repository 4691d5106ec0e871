using System;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Core.Endpoints;

/// <summary>One region of product Vpc.</summary>
internal sealed class RegionEntry
{
    internal RegionEntry(string regionId, string? name, string? mappedHost, bool hasIpv6Gateways, bool isPublic)
    {
        RegionId = regionId;
        Name = name;
        MappedHost = mappedHost;
        HasIpv6Gateways = hasIpv6Gateways;
        IsPublic = isPublic;
    }

    /// <summary>The id, such as <c>cn-huhehaote</c>.</summary>
    public string RegionId { get; }

    /// <summary>The English name. Null when no source gives one.</summary>
    public string? Name { get; }

    /// <summary>The host in the official SDK's map for the region. Null when the regional rule gives the host.</summary>
    public string? MappedHost { get; }

    /// <summary>Whether IPv6 gateways are documented for the region (Terraform's list, the same 16 as the help page).</summary>
    public bool HasIpv6Gateways { get; }

    /// <summary>False for internal, finance, government and test regions that only the SDK's map names.</summary>
    public bool IsPublic { get; }
}

/// <summary>The regions of product Vpc (2016-04-28) from the map in the official SDK 7.3.2, with the names of the help pages.</summary>
internal static class RegionTable
{
    private static readonly RegionEntry[] Entries =
    [
        new("ap-northeast-1", "Japan (Tokyo)", null, hasIpv6Gateways: false, isPublic: true),
        new("ap-northeast-2", "South Korea (Seoul)", null, hasIpv6Gateways: false, isPublic: true),
        new("ap-northeast-2-pop", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("ap-south-1", null, null, hasIpv6Gateways: false, isPublic: true),
        new("ap-southeast-1", "Singapore", null, hasIpv6Gateways: true, isPublic: true),
        new("ap-southeast-2", "Australia (Sydney), closed", null, hasIpv6Gateways: false, isPublic: true),
        new("ap-southeast-3", "Malaysia (Kuala Lumpur)", null, hasIpv6Gateways: false, isPublic: true),
        new("ap-southeast-5", "Indonesia (Jakarta)", null, hasIpv6Gateways: false, isPublic: true),
        new("ap-southeast-6", "Philippines (Manila)", null, hasIpv6Gateways: true, isPublic: true),
        new("ap-southeast-7", "Thailand (Bangkok)", null, hasIpv6Gateways: false, isPublic: true),
        new("cn-beijing", "China (Beijing)", null, hasIpv6Gateways: true, isPublic: true),
        new("cn-beijing-finance-1", null, null, hasIpv6Gateways: false, isPublic: true),
        new("cn-beijing-finance-pop", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-beijing-gov-1", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-beijing-nu16-b01", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-chengdu", "China (Chengdu)", null, hasIpv6Gateways: true, isPublic: true),
        new("cn-edge-1", null, "vpc-nebula.cn-qingdao-nebula.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-fujian", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-fuzhou", "China (Fuzhou - Local Region)", null, hasIpv6Gateways: false, isPublic: true),
        new("cn-guangzhou", "China (Guangzhou)", null, hasIpv6Gateways: true, isPublic: true),
        new("cn-haidian-cm12-c01", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-hangzhou", "China (Hangzhou)", "vpc.aliyuncs.com", hasIpv6Gateways: true, isPublic: true),
        new("cn-hangzhou-bj-b01", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-hangzhou-finance", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-hangzhou-internal-prod-1", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-hangzhou-internal-test-1", null, "vpc-pre.cn-hangzhou.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-hangzhou-internal-test-2", null, "vpc-inner-pre.cn-hangzhou.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-hangzhou-internal-test-3", null, "vpc-pre.cn-hangzhou.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-hangzhou-test-306", null, "vpc-pre.cn-hangzhou.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-heyuan", "China (Heyuan)", null, hasIpv6Gateways: true, isPublic: true),
        new("cn-heyuan-acdr-1", null, null, hasIpv6Gateways: false, isPublic: true),
        new("cn-hongkong", "China (Hong Kong)", null, hasIpv6Gateways: true, isPublic: true),
        new("cn-hongkong-finance-pop", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-huhehaote", "China (Hohhot)", null, hasIpv6Gateways: true, isPublic: true),
        new("cn-huhehaote-nebula-1", null, "vpc-nebula.cn-qingdao-nebula.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-nanjing", "China (Nanjing - Local Region)", null, hasIpv6Gateways: false, isPublic: true),
        new("cn-north-2-gov-1", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-qingdao", "China (Qingdao)", null, hasIpv6Gateways: true, isPublic: true),
        new("cn-qingdao-nebula", null, "vpc-nebula.cn-qingdao-nebula.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-shanghai", "China (Shanghai)", null, hasIpv6Gateways: true, isPublic: true),
        new("cn-shanghai-et15-b01", null, "vpc-pre.cn-hangzhou.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-shanghai-et2-b01", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-shanghai-finance-1", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: true),
        new("cn-shanghai-inner", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-shanghai-internal-test-1", null, "vpc-pre.cn-hangzhou.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-shenzhen", "China (Shenzhen)", null, hasIpv6Gateways: true, isPublic: true),
        new("cn-shenzhen-finance-1", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: true),
        new("cn-shenzhen-inner", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-shenzhen-st4-d01", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-shenzhen-su18-b01", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-wuhan", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-wuhan-lr", null, null, hasIpv6Gateways: false, isPublic: true),
        new("cn-wulanchabu", "China (Ulanqab)", null, hasIpv6Gateways: true, isPublic: true),
        new("cn-yushanfang", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-zhangbei", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-zhangbei-na61-b01", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-zhangjiakou", "China (Zhangjiakou)", null, hasIpv6Gateways: true, isPublic: true),
        new("cn-zhangjiakou-na62-a01", null, "vpc.cn-zhangjiakou.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("cn-zhengzhou-jva", null, null, hasIpv6Gateways: false, isPublic: true),
        new("cn-zhengzhou-nebula-1", null, "vpc-nebula.cn-qingdao-nebula.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("eu-central-1", "Germany (Frankfurt)", null, hasIpv6Gateways: true, isPublic: true),
        new("eu-west-1", "UK (London)", null, hasIpv6Gateways: false, isPublic: true),
        new("eu-west-1-oxs", null, "vpc-nebula.cn-shenzhen-cloudstone.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("me-central-1", null, null, hasIpv6Gateways: false, isPublic: true),
        new("me-east-1", null, null, hasIpv6Gateways: false, isPublic: true),
        new("na-south-1", null, null, hasIpv6Gateways: false, isPublic: true),
        new("rus-west-1-pop", null, "vpc.aliyuncs.com", hasIpv6Gateways: false, isPublic: false),
        new("us-east-1", "US (Virginia)", null, hasIpv6Gateways: true, isPublic: true),
        new("us-west-1", "US (Silicon Valley)", null, hasIpv6Gateways: false, isPublic: true),
    ];

    private static readonly Dictionary<string, RegionEntry> ById =
        Entries.ToDictionary(e => e.RegionId, StringComparer.Ordinal);

    /// <summary>All regions, sorted by id.</summary>
    public static IReadOnlyList<RegionEntry> All => Entries;

    /// <summary>Finds a region by its exact id.</summary>
    /// <returns>The entry, or null. A region that is not in the table may still exist; then the regional rule gives its host.</returns>
    public static RegionEntry? Find(string regionId) => ById.TryGetValue(regionId, out RegionEntry? entry) ? entry : null;
}
