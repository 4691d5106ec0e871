namespace VpcPS.Core.Endpoints;

/// <summary>The network over which the service is reached.</summary>
public enum EndpointNetwork
{
    /// <summary>The Internet: <c>vpc.&lt;region&gt;.aliyuncs.com</c>.</summary>
    Public,

    /// <summary>Alibaba Cloud's internal network, from within a VPC: <c>vpc-vpc.&lt;region&gt;.aliyuncs.com</c>.</summary>
    Vpc,
}
