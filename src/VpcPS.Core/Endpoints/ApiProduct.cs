using System;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Core.Endpoints;

/// <summary>A product of the cloud whose API the module calls. Each product has its own hosts and its own API version.</summary>
internal sealed class ApiProduct
{
    private readonly Func<string, string?> _mappedHost;

    private ApiProduct(string name, string version, Func<string, string?> mappedHost)
    {
        Name = name;
        Version = version;
        _mappedHost = mappedHost;
    }

    /// <summary>VPCs, and almost everything else that this module deals with.</summary>
    public static ApiProduct Vpc { get; } = new("vpc", "2016-04-28", region => RegionTable.Find(region)?.MappedHost);

    /// <summary>Network interfaces and their addresses. The hosts are those of the official SDK 7.11.6.</summary>
    public static ApiProduct Ecs { get; } = new("ecs", "2014-05-26", HostsOf(
        ("ecs-cn-hangzhou.aliyuncs.com", "cn-hangzhou cn-shanghai-finance-1 cn-shenzhen-finance-1 cn-beijing-nu16-b01 cn-fujian "
            + "cn-haidian-cm12-c01 cn-hangzhou-bj-b01 cn-hangzhou-internal-prod-1 cn-hangzhou-internal-test-1 "
            + "cn-hangzhou-internal-test-2 cn-hangzhou-internal-test-3 cn-hangzhou-test-306 cn-shanghai-et15-b01 "
            + "cn-shanghai-et2-b01 cn-shanghai-internal-test-1 cn-zhangbei-na61-b01"),
        ("ecs.aliyuncs.com", "cn-north-2-gov-1 ap-northeast-2-pop cn-beijing-finance-pop cn-beijing-gov-1 cn-hangzhou-finance "
            + "cn-hongkong-finance-pop cn-shanghai-inner cn-shenzhen-inner cn-shenzhen-st4-d01 cn-shenzhen-su18-b01 cn-wuhan "
            + "cn-yushanfang cn-zhangbei rus-west-1-pop"),
        ("ecs.cn-qingdao-nebula.aliyuncs.com", "cn-edge-1 cn-huhehaote-nebula-1 cn-qingdao-nebula cn-zhengzhou-nebula-1"),
        ("ecs.cn-zhangjiakou.aliyuncs.com", "cn-zhangjiakou-na62-a01"),
        ("ecs.cn-shenzhen-cloudstone.aliyuncs.com", "eu-west-1-oxs")));

    /// <summary>Credentials and identities. Each client is given the endpoint.</summary>
    public static ApiProduct Sts { get; } = new("sts", "2015-04-01", _ => null);

    /// <summary>The name, as in host names and RAM policies.</summary>
    public string Name { get; }

    /// <summary>The version of its API.</summary>
    public string Version { get; }

    /// <summary>The host that the official SDK has for a region. Null when the regional rule gives the host.</summary>
    public string? MappedHost(string regionId) => _mappedHost(regionId);

    private static Func<string, string?> HostsOf(params (string Host, string Regions)[] hosts)
    {
        Dictionary<string, string> ofRegion = hosts
            .SelectMany(host => host.Regions.Split(' '), (host, region) => (host.Host, Region: region))
            .ToDictionary(host => host.Region, host => host.Host, StringComparer.Ordinal);
        return region => ofRegion.TryGetValue(region, out string? host) ? host : null;
    }
}
