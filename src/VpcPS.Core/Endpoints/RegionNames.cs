using System;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Core.Endpoints;

/// <summary>
/// The names of regions, and a search for the regions that the user probably meant by a text: a name such as China (Hohhot), an area such
/// as China North, or an id with a wrong letter.
/// </summary>
internal static class RegionNames
{
    private const int MostSuggestions = 5;

    // No region id or name has more characters than this. A longer text is something else, and comparing it would take long.
    private const int LongestText = 64;

    // An id counts as a misspelling of another one when at most this many letters differ.
    private const int MostWrongLetters = 2;

    // The names in the Chinese console.
    private static readonly Dictionary<string, string> Chinese = new(StringComparer.Ordinal)
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

    // Words in English names that do not distinguish regions.
    private static readonly string[] WordsOfNoRegion = ["local", "region", "closed"];

    // The names of areas in the English console: China North 5 is 华北5.
    private static readonly (string Chinese, string English)[] Areas =
        [("华北", "China North"), ("华东", "China East"), ("华南", "China South"), ("西南", "China Southwest")];

    /// <summary>The Chinese name of a region. Null when none is known.</summary>
    public static string? ChineseOf(string regionId) => Chinese.TryGetValue(regionId, out string? name) ? name : null;

    /// <summary>
    /// The ids of the regions that the user probably meant by a text, the most likely first. At most 5; empty when none is similar.
    /// </summary>
    /// <param name="text">A text that is not the id of a known region.</param>
    public static IReadOnlyList<string> Near(string text)
    {
        if (text.Length > LongestText)
        {
            return [];
        }

        string[] words = WordsOf(text);
        var scores = RegionTable.All.Where(region => region.IsPublic)
            .Select(region => (Region: region, Score: ScoreOf(region, text, words)))
            .ToList();
        int best = scores.Max(scored => scored.Score);
        return best == 0 ? [] : scores.Where(scored => scored.Score == best).Select(scored => scored.Region)
            .OrderByDescending(region => region.HasIpv6Gateways)
            .Take(MostSuggestions)
            .Select(region => region.RegionId)
            .ToList();
    }

    /// <summary>
    /// The warning about an id that is probably a misspelling of a known one, or null. A region that is not in the table may be new, so it
    /// is used nevertheless. Ids of new regions often differ from known ones only in the number, so an id with other digits is not treated
    /// as a misspelling.
    /// </summary>
    /// <param name="regionId">A text that has the form of a region id.</param>
    /// <param name="source">The place where it was found. Null when the user gave it with the command or its input.</param>
    public static string? DoubtOf(string regionId, string? source = null)
    {
        if (RegionTable.Find(regionId) is not null)
        {
            return null;
        }

        (string known, int distance) = RegionTable.All
            .Where(region => region.IsPublic && DigitsOf(region.RegionId) == DigitsOf(regionId))
            .Select(region => (region.RegionId, DistanceOf(region.RegionId, regionId)))
            .OrderBy(near => near.Item2)
            .FirstOrDefault();
        return known is null || distance > MostWrongLetters
            ? null
            : source is null
            ? UserText.Of($"VpcPS doesn't know the region '{regionId}' and uses it unchanged. Did you mean {known}?")
            : UserText.Of($"VpcPS doesn't know the region '{regionId}', found in {source}, and uses it unchanged. Did you mean {known}?");
    }

    private static int ScoreOf(RegionEntry region, string text, string[] words)
    {
        const int wrongLetterCosts = 3;
        int distance = DistanceOf(LettersOf(region.RegionId), LettersOf(text));
        int likeId = distance <= MostWrongLetters ? wrongLetterCosts * (MostWrongLetters + 1 - distance) : 0;
        IEnumerable<string> names = WordsOf(string.Join(" ", region.RegionId, region.Name, AreaOf(region), ChineseOf(region.RegionId)))
            .Except(WordsOfNoRegion);
        return likeId + words.Sum(word => names.Max(name => ScoreOf(name, word)));
    }

    private static int ScoreOf(string name, string word)
    {
        const int shortestWordWithMistake = 5;
        return name == word ? 3
            : word.Length >= shortestWordWithMistake && DistanceOf(name, word) <= MostWrongLetters ? 2
            : 0;
    }

    private static string? AreaOf(RegionEntry region)
    {
        string name = ChineseOf(region.RegionId) ?? "";
        (string chinese, string english) = Areas.FirstOrDefault(area => name.StartsWith(area.Chinese, StringComparison.Ordinal));
        return chinese is null ? null : english + " " + DigitsOf(name);
    }

    // Splits a text into runs of letters and runs of digits: 华北5（呼和浩特） becomes 华北, 5, 呼和浩特.
    private static string[] WordsOf(string text)
    {
        var words = new List<string>();
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = start + 1;
            if (char.IsLetterOrDigit(text[start]))
            {
                bool isDigit = char.IsDigit(text[start]);
                while (end < text.Length && char.IsLetterOrDigit(text[end]) && char.IsDigit(text[end]) == isDigit)
                {
                    end++;
                }

                words.Add(text.Substring(start, end - start).ToLowerInvariant());
            }
        }

        return [.. words];
    }

    private static string LettersOf(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static string DigitsOf(string text) => new([.. text.Where(char.IsDigit)]);

    // The number of letters that have to be added, removed, replaced, or exchanged with their neighbour.
    private static int DistanceOf(string a, string b)
    {
        int[,] distances = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    distances[i, j] = i + j;
                    continue;
                }

                int replaced = distances[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                int best = Math.Min(replaced, Math.Min(distances[i - 1, j], distances[i, j - 1]) + 1);
                distances[i, j] = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]
                    ? Math.Min(best, distances[i - 2, j - 2] + 1)
                    : best;
            }
        }

        return distances[a.Length, b.Length];
    }
}
