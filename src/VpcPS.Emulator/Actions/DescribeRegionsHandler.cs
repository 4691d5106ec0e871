using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Endpoints;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Actions;

/// <summary>Lists the public regions. Takes no RegionId.</summary>
internal sealed class DescribeRegionsHandler : ReadHandler
{
    private const string Chinese = "zh-CN";

    private static readonly TextParameter AcceptLanguage = new("AcceptLanguage")
    {
        Form = ("zh-CN or en-US", text => text is Chinese or "en-US"),
    };

    private static readonly TextParameter ProductType = new("ProductType");

    private static readonly EndpointResolver Endpoints = new(null, EndpointNetwork.Public);

    // The names of the console. A region without a known name has its id as the name.
    private static readonly Dictionary<string, string> ChineseNames = new()
    {
        ["ap-northeast-1"] = "日本（东京）",
        ["ap-northeast-2"] = "韩国（首尔）",
        ["ap-southeast-1"] = "新加坡",
        ["ap-southeast-2"] = "澳大利亚（悉尼）",
        ["ap-southeast-3"] = "马来西亚（吉隆坡）",
        ["ap-southeast-5"] = "印度尼西亚（雅加达）",
        ["ap-southeast-6"] = "菲律宾（马尼拉）",
        ["ap-southeast-7"] = "泰国（曼谷）",
        ["cn-beijing"] = "华北2（北京）",
        ["cn-chengdu"] = "西南1（成都）",
        ["cn-fuzhou"] = "华东6（福州-本地地域）",
        ["cn-guangzhou"] = "华南3（广州）",
        ["cn-hangzhou"] = "华东1（杭州）",
        ["cn-heyuan"] = "华南2（河源）",
        ["cn-hongkong"] = "中国香港",
        ["cn-huhehaote"] = "华北5（呼和浩特）",
        ["cn-nanjing"] = "华东5（南京-本地地域）",
        ["cn-qingdao"] = "华北1（青岛）",
        ["cn-shanghai"] = "华东2（上海）",
        ["cn-shenzhen"] = "华南1（深圳）",
        ["cn-wulanchabu"] = "华北6（乌兰察布）",
        ["cn-zhangjiakou"] = "华北3（张家口）",
        ["eu-central-1"] = "德国（法兰克福）",
        ["eu-west-1"] = "英国（伦敦）",
        ["us-east-1"] = "美国（弗吉尼亚）",
        ["us-west-1"] = "美国（硅谷）",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } = [AcceptLanguage, ProductType];

    /// <inheritdoc/>
    /// <remarks>ProductType changes nothing: its values are not documented.</remarks>
    public override Answer Read(ActionCall call)
    {
        bool chinese = call.Get(AcceptLanguage) is "" or Chinese;
        return new()
        {
            {
                "Regions",
                "Region",
                RegionTable.All.Where(region => region.IsPublic).Select(region => new Answer
                {
                    { "RegionId", region.RegionId },
                    { "LocalName", NameOf(region, chinese) },
                    { "RegionEndpoint", Endpoints.Resolve(region.RegionId).Host },
                })
            },
        };
    }

    private static string NameOf(RegionEntry region, bool chinese) =>
        (chinese && ChineseNames.TryGetValue(region.RegionId, out string? name) ? name : region.Name) ?? region.RegionId;
}
